package dev.orderbench.database.wire;

import java.nio.charset.StandardCharsets;

/** Reads the contents of one message from the start. */
final class Contents {

    private final byte[] bytes;
    private int position;

    Contents(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean hasMore() {
        return position < bytes.length;
    }

    char character() {
        return (char) (bytes[position++] & 0xff);
    }

    int number() {
        int number = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            number = number << 8 | bytes[position++] & 0xff;
        }
        return number;
    }

    /** Text that ends with a NUL; the driver always speaks UTF-8. */
    String text() {
        int end = position;
        while (bytes[end] != 0) {
            end++;
        }
        String text = new String(bytes, position, end - position, StandardCharsets.UTF_8);
        position = end + 1;
        return text;
    }
}
