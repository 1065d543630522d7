package dev.orderbench.database;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * Writes rows in the text format of COPY. Closing it ends the COPY; the connection stays open.
 *
 * <p>Source: PostgreSQL's documentation of COPY, "Text Format".
 */
final class CopyWriter implements AutoCloseable {

    private static final int CHUNK = 1 << 16;

    private final PGCopyOutputStream out;
    private final StringBuilder text = new StringBuilder(CHUNK + 1_024);
    private boolean firstField = true;

    /** Begins a COPY into {@code table(column, …)}. */
    CopyWriter(Connection connection, String target) throws SQLException {
        out = new PGCopyOutputStream(connection.unwrap(PGConnection.class), "COPY " + target + " FROM STDIN", CHUNK);
    }

    CopyWriter field(long value) {
        separate();
        text.append(value);
        return this;
    }

    CopyWriter field(BigDecimal value) {
        separate();
        text.append(value.toPlainString());
        return this;
    }

    CopyWriter field(Instant value) {
        separate();
        text.append(value);
        return this;
    }

    CopyWriter field(Enum<?> value) {
        separate();
        text.append(value.name());
        return this;
    }

    CopyWriter field(String value) {
        separate();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
        return this;
    }

    void endRow() throws IOException {
        text.append('\n');
        firstField = true;
        if (text.length() >= CHUNK) {
            flush();
        }
    }

    private void separate() {
        if (!firstField) {
            text.append('\t');
        }
        firstField = false;
    }

    private void flush() throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }

    @Override
    public void close() throws IOException {
        flush();
        out.close();
    }
}
