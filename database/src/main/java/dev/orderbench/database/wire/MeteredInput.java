package dev.orderbench.database.wire;

import java.io.IOException;
import java.io.InputStream;

/** Tells a {@link Conversation} what the client receives, before the client sees it. Closing it closes the socket. */
final class MeteredInput extends InputStream {

    private final Conversation conversation;
    private final InputStream in;

    MeteredInput(Conversation conversation, InputStream in) {
        this.conversation = conversation;
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        long begun = System.nanoTime();
        int count = in.read(bytes, offset, length);
        conversation.waited(System.nanoTime() - begun);
        if (count > 0) {
            conversation.received(bytes, offset, count);
        }
        return count;
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
