package dev.orderbench.database.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Has the client wait until what it sent has arrived, and then for the reply. Closing it closes the socket. */
final class DelayedInput extends InputStream {

    private final DelayLine delay;
    private final InputStream in;
    private final OutputStream out;

    DelayedInput(DelayLine delay, InputStream in, OutputStream out) {
        this.delay = delay;
        this.in = in;
        this.out = out;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return delay.receive(in, out, bytes, offset, length);
    }

    @Override
    public int available() throws IOException {
        return delay.available(in, out);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
