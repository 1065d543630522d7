package dev.orderbench.database.wire;

import java.io.IOException;
import java.io.OutputStream;

/** Tells a {@link Conversation} what the client sends, once it is on its way. Closing it closes the socket. */
final class MeteredOutput extends OutputStream {

    private final Conversation conversation;
    private final OutputStream out;

    MeteredOutput(Conversation conversation, OutputStream out) {
        this.conversation = conversation;
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        long begun = System.nanoTime();
        out.write(bytes, offset, length);
        // On one machine the server may be at work before this returns: it has taken over the processor.
        conversation.waited(System.nanoTime() - begun);
        conversation.sent(bytes, offset, length);
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
