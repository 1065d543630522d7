package dev.orderbench.benchmarks.measure;

import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.DatabaseException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tries how long a round trip of one caller takes where processors fall asleep, and where they are kept awake. Which is shorter
 * depends on the machine: on one, to be woken took as long as a look-up; on another, a processor waited for its next work of its own
 * accord, and to take it from a process that spins took three times as long as the look-up itself (docs/experiments/awake).
 */
final class IdleTrial {

    private static final Duration WARM_UP = Duration.ofSeconds(1);
    private static final Duration SETTLE = Duration.ofMillis(100);
    private static final Duration PIECE = Duration.ofMillis(300);

    /** Of each kind, in the order asleep, awake, awake, asleep: what drifts meets both alike. */
    private static final int PIECES = 4;

    /**
     * What the trial found.
     *
     * @param asleepMicros median time of a round trip where processors are left alone, in microseconds
     * @param awakeMicros the same where they are kept awake
     */
    record Outcome(double asleepMicros, double awakeMicros) {

        /** The shorter one: waking up is not the work that is measured. */
        IdleProcessors choice() {
            return awakeMicros < asleepMicros ? IdleProcessors.KEPT_AWAKE : IdleProcessors.LEFT_ALONE;
        }

        String sentence() {
            return String.format(
                    Locale.ROOT,
                    "a SELECT 1 of one caller takes %,.0f us where they are left alone and %,.0f us where they are kept awake, so they are %s",
                    asleepMicros,
                    awakeMicros,
                    choice() == IdleProcessors.KEPT_AWAKE ? "kept awake" : "left alone");
        }
    }

    private IdleTrial() {}

    /**
     * Tries both in turn, in this thread, for some four seconds.
     *
     * @param tool see {@link AwakeProcessors#tool()}
     * @throws DatabaseException when the server does not answer
     */
    static Outcome run(ConnectionInfo server, Path tool, int processors) {
        List<Double> asleep = new ArrayList<>();
        List<Double> awake = new ArrayList<>();
        try (Connection connection = server.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT 1")) {
            microsPerRoundTrip(statement, WARM_UP);
            while (awake.size() < PIECES) {
                asleep.add(piece(statement));
                try (AwakeProcessors spinners = AwakeProcessors.start(
                        tool, processors, ProcessHandle.current().pid())) {
                    awake.add(piece(statement));
                    awake.add(piece(statement));
                }
                asleep.add(piece(statement));
            }
        } catch (SQLException e) {
            throw new DatabaseException("The server did not answer SELECT 1: " + e.getMessage(), e);
        }
        return new Outcome(median(asleep), median(awake));
    }

    private static double piece(PreparedStatement statement) throws SQLException {
        microsPerRoundTrip(statement, SETTLE);
        return microsPerRoundTrip(statement, PIECE);
    }

    private static double microsPerRoundTrip(PreparedStatement statement, Duration duration) throws SQLException {
        long begin = System.nanoTime();
        long count = 0;
        long spent;
        do {
            try (ResultSet row = statement.executeQuery()) {
                row.next();
            }
            count++;
            spent = System.nanoTime() - begin;
        } while (spent < duration.toNanos());
        return spent / 1e3 / count;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
