package dev.orderbench.jdbc.tuned;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes rows in COPY's text format: fields between tabs, rows between line feeds. For numbers, names and times only, which
 * are ASCII and hold nothing to escape. Sends what it has gathered whenever that is enough for a write.
 *
 * <p>Source: PostgreSQL's documentation of COPY, "Text Format".
 */
final class CopyText implements AutoCloseable {

    private static final int BUFFER = 16 * 1024;

    /** The digits of the largest {@code long}. */
    private static final int LONGEST_NUMBER = 19;

    private final CopyIn copy;
    private final byte[] buffer = new byte[BUFFER];
    private int length;

    CopyText(Connection connection, String sql) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    }

    CopyText field(long value) throws SQLException {
        if (value < 0) {
            return field(Long.toString(value));
        }
        reserve(LONGEST_NUMBER + 1);
        int digits = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        long rest = value;
        for (int at = length + digits - 1; at >= length; at--) {
            buffer[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        buffer[length++] = '\t';
        return this;
    }

    CopyText field(String value) throws SQLException {
        for (int i = 0; i < value.length(); i++) {
            reserve(1);
            buffer[length++] = (byte) value.charAt(i);
        }
        reserve(1);
        buffer[length++] = '\t';
        return this;
    }

    /** Ends the row: its last tab becomes the line feed. */
    void endRow() {
        buffer[length - 1] = '\n';
    }

    /** Ends the copy: the rows are there, or it throws what is wrong with them. */
    void end() throws SQLException {
        send();
        copy.endCopy();
    }

    private void reserve(int bytes) throws SQLException {
        if (buffer.length - length < bytes) {
            send();
        }
    }

    private void send() throws SQLException {
        copy.writeToCopy(buffer, 0, length);
        length = 0;
    }

    /** Abandons a copy that did not end. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
