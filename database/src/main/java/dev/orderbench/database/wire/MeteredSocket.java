package dev.orderbench.database.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/**
 * A socket that tells a {@link Conversation} what passes through it. Bytes sent are told once they are with the operating
 * system, bytes received before the client sees them.
 */
final class MeteredSocket extends Socket {

    private final Conversation conversation;

    MeteredSocket(Conversation conversation) {
        this.conversation = conversation;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new Incoming(super.getInputStream());
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new Outgoing(super.getOutputStream());
    }

    @Override
    public void close() throws IOException {
        conversation.end();
        super.close();
    }

    private final class Incoming extends InputStream {

        private final InputStream in;

        Incoming(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = in.read(bytes, offset, length);
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
            MeteredSocket.this.close();
        }
    }

    private final class Outgoing extends OutputStream {

        private final OutputStream out;

        Outgoing(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            conversation.sent(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            MeteredSocket.this.close();
        }
    }
}
