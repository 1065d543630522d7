package dev.orderbench.database.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Cuts one direction of a connection into messages, however its bytes come parted. A message is a type of one byte, then
 * its length in four, then the rest; those with which the client begins have no type.
 */
final class MessageFramer {

    /** The type of a message that has none. */
    static final char UNTYPED = 0;

    private static final int LENGTH_BYTES = 4;

    /** Who hears of messages. */
    interface Receiver {

        /** Whether the contents of messages of this type are to be kept until they are whole. */
        boolean reads(char type);

        /**
         * A message is complete.
         *
         * @param type its type
         * @param length the length of its contents in bytes
         * @param contents its contents, of no bytes unless they were asked for
         */
        void message(char type, int length, byte[] contents) throws IOException;

        /** The single byte that answers a request for encryption. */
        void singleByte(char answer) throws IOException;
    }

    private final Receiver receiver;
    private final ByteArrayOutputStream contents = new ByteArrayOutputStream();
    private boolean typed;
    private boolean singleByte;
    private char type = UNTYPED;
    private int headerMissing;
    private int length;
    private int missing;
    private boolean kept;

    /**
     * @param typed whether messages have a type from the first one on
     */
    MessageFramer(boolean typed, Receiver receiver) {
        this.typed = typed;
        this.receiver = receiver;
        beginHeader();
    }

    /** From the next message on, messages have a type. */
    void typedFromNow() {
        typed = true;
    }

    /** Next comes the answer to a request for encryption: a single byte, or an error of the usual form. */
    void singleByteNext() {
        singleByte = true;
    }

    void accept(byte[] bytes, int offset, int count) throws IOException {
        int position = offset;
        int end = offset + count;
        while (position < end) {
            if (headerMissing > 0) {
                header(bytes[position++]);
            } else {
                int part = Math.min(missing, end - position);
                if (kept) {
                    contents.write(bytes, position, part);
                }
                position += part;
                missing -= part;
            }
            if (headerMissing == 0 && missing == 0) {
                finish();
            }
        }
    }

    private void header(byte b) throws IOException {
        if (headerMissing > LENGTH_BYTES) {
            if (singleByte && b != 'E') {
                singleByte = false;
                receiver.singleByte((char) b);
                return;
            }
            singleByte = false;
            type = (char) (b & 0xff);
        } else {
            length = length << 8 | b & 0xff;
        }
        headerMissing--;
        if (headerMissing == 0) {
            length -= LENGTH_BYTES;
            if (length < 0) {
                throw new IOException("The wire meter met a message of PostgreSQL's protocol with a negative length");
            }
            missing = length;
            kept = receiver.reads(type);
        }
    }

    private void finish() throws IOException {
        char finished = type;
        byte[] whole = contents.toByteArray();
        int wholeLength = length;
        contents.reset();
        receiver.message(finished, wholeLength, whole);
        beginHeader();
    }

    private void beginHeader() {
        type = UNTYPED;
        length = 0;
        headerMissing = typed ? LENGTH_BYTES + 1 : LENGTH_BYTES;
    }
}
