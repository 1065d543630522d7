package dev.orderbench.database.wire;

import java.io.IOException;
import java.io.OutputStream;

/** Sends what the client writes on its way. Closing it closes the socket. */
final class DelayedOutput extends OutputStream {

    private final DelayLine delay;
    private final OutputStream out;

    DelayedOutput(DelayLine delay, OutputStream out) {
        this.delay = delay;
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        delay.send(out, bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
