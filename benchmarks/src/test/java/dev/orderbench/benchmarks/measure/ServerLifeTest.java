package dev.orderbench.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.ControlledServer;
import dev.orderbench.database.DatabaseException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ServerLifeTest {

    private static ControlledServer server;

    @BeforeAll
    static void start() {
        server = ControlledServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void itGoesOnWhileNothingHappens() {
        ServerLife life = ServerLife.of(database());
        assertThatCode(() -> life.requireUnbroken("JVM 1 measured")).doesNotThrowAnyException();
    }

    @Test
    void itEndsWithARestart() {
        ServerLife life = ServerLife.of(database());

        server.restart(ControlledServer.Shutdown.FAST);

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> life.requireUnbroken("JVM 2 measured"))
                .withMessage("PostgreSQL was restarted while JVM 2 measured, so nothing of that is counted");
        itGoesOnWhileNothingHappens();
    }

    /** One backend that is killed takes all others with it; the postmaster stays. */
    @Test
    void itEndsWithACrash() throws SQLException, InterruptedException {
        ServerLife life = ServerLife.of(database());
        try (Connection connection = database().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            assertThat(ProcessHandle.of(row.getInt(1)).orElseThrow().destroyForcibly())
                    .isTrue();
        }

        // At first it does not know yet, then it takes no connections.
        String told = told(life);
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!told.startsWith("PostgreSQL was restarted while JVM 3 measured") && System.nanoTime() < end) {
            Thread.sleep(20);
            told = told(life);
        }
        assertThat(told).isEqualTo("PostgreSQL was restarted while JVM 3 measured, so nothing of that is counted");
    }

    private static String told(ServerLife life) {
        try {
            life.requireUnbroken("JVM 3 measured");
            return "nothing";
        } catch (DatabaseException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void itEndsWhereNobodyAnswers() {
        ControlledServer other = ControlledServer.start();
        ServerLife life;
        try {
            life = ServerLife.of(other.server().administration());
        } finally {
            other.close();
        }

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> life.requireUnbroken("JVM 4 measured"))
                .withMessageStartingWith("PostgreSQL went away while JVM 4 measured, so nothing of that is counted: ");
    }

    private static ConnectionInfo database() {
        return server.server().administration();
    }
}
