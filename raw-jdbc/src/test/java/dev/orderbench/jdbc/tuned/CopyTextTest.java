package dev.orderbench.jdbc.tuned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderbench.database.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CopyTextTest {

    private static final String COPY = "COPY copied (number, words) FROM STDIN";

    private final PostgresServer server = PostgresServer.start(System.getProperty("bench.db", "embedded"));
    private final Connection connection = server.administration().dataSource().getConnection();

    CopyTextTest() throws SQLException {}

    @AfterAll
    void disconnect() throws SQLException {
        connection.close();
        server.close();
    }

    @Test
    void numbersOfAnyLengthArriveAsTheyAre() throws SQLException {
        List<Long> numbers =
                new ArrayList<>(List.of(0L, 9L, 10L, 99L, 100L, -1L, Long.MAX_VALUE, Long.MIN_VALUE, -1_000L));
        // Several buffers full, so that numbers and texts meet the end of one.
        for (long number = 1; number < 100_000; number = number * 21 / 20 + 1) {
            for (int i = 0; i < 20; i++) {
                numbers.add(number + i);
            }
        }

        assertThat(copied(numbers, "words")).isEqualTo(numbers);
    }

    @Test
    void textMayBeLongerThanTheBuffer() throws SQLException {
        assertThat(copied(List.of(1L, 2L), "7".repeat(50_000))).containsExactly(1L, 2L);
    }

    @Test
    void whatDoesNotEndIsNotThere() throws SQLException {
        empty();
        try (CopyText copy = new CopyText(connection, COPY)) {
            copy.field(1).field("words").endRow();
        }
        assertThat(read("words")).isEmpty();
    }

    @Test
    void aRowThatTheServerRefusesFailsTheCopyAndLeavesTheConnectionUsable() throws SQLException {
        empty();
        assertThatThrownBy(() -> {
                    try (CopyText copy = new CopyText(connection, COPY)) {
                        copy.field("not a number").field("words").endRow();
                        for (int i = 0; i < 100_000; i++) {
                            copy.field(i).field("words").endRow();
                        }
                        copy.end();
                    }
                })
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22P02"));
        assertThat(read("words")).isEmpty();
    }

    /** Copies numbers, each beside a text, and reads back those that stand beside that text, in their order. */
    private List<Long> copied(List<Long> numbers, String text) throws SQLException {
        empty();
        try (CopyText copy = new CopyText(connection, COPY)) {
            for (long number : numbers) {
                copy.field(number).field(text).endRow();
            }
            copy.end();
        }
        return read(text);
    }

    private void empty() throws SQLException {
        execute("DROP TABLE IF EXISTS copied");
        execute(
                "CREATE TEMPORARY TABLE copied (position bigint GENERATED ALWAYS AS IDENTITY, number bigint, words text)");
    }

    private List<Long> read(String text) throws SQLException {
        try (var statement =
                connection.prepareStatement("SELECT number FROM copied WHERE words = ? ORDER BY position")) {
            statement.setString(1, text);
            try (ResultSet row = statement.executeQuery()) {
                List<Long> numbers = new ArrayList<>();
                while (row.next()) {
                    numbers.add(row.getLong(1));
                }
                return numbers;
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
