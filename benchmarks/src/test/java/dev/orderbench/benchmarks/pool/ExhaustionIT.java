package dev.orderbench.benchmarks.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.benchmarks.measure.Contenders;
import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.database.DatasetSize;
import dev.orderbench.database.Pools;
import dev.orderbench.database.PostgresServer;
import dev.orderbench.database.TemplateDatabase;
import dev.orderbench.database.WorkingDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The bound on how late a pool may say that it is exhausted, in {@link PoolFaultsIT}, is one that a late pool does not keep. */
class ExhaustionIT {

    private static final Duration TOLD = Duration.ofMillis(250);
    private static final Duration LATE = Duration.ofMillis(300);
    private static final int CALLERS = 5;
    private static final int CALLS = 4;

    @Test
    void poolThatAnswersLateIsSeen() throws SQLException, InterruptedException {
        try (PostgresServer server = PostgresServer.start(System.getProperty("bench.db", "embedded"));
                TemplateDatabase template = TemplateDatabase.create(server, DatasetSize.TINY);
                WorkingDatabase database = template.copy();
                HikariDataSource pool = Pools.open(database.connection(), 1, LATE);
                OrderStore store = Entrant.of(Contenders.BASELINE).open(pool);
                Connection lent = pool.getConnection()) {
            assertThat(lent.isValid(1)).isTrue();
            Exhaustion.of(store, TOLD, CALLERS, 1);
            Map<PoolFigure, Double> figures =
                    Exhaustion.of(store, TOLD, CALLERS, CALLS).figures();

            assertThat(figures).containsEntry(PoolFigure.FAILURES, (double) CALLERS * CALLS);
            assertThat(figures.getOrDefault(PoolFigure.TIME, 0.0) - figures.getOrDefault(PoolFigure.PLAIN_WAIT, 0.0))
                    .as("ms after the time-out, more than a plain wait, in the mean")
                    .isGreaterThan(10);
        }
    }
}
