package dev.orderbench.benchmarks.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.measure.Contenders;
import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.database.DatasetSize;
import dev.orderbench.database.PostgresServer;
import dev.orderbench.database.TemplateDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The experiment on PgBouncer where there is none: what can be measured without is, and what is missing is told. */
class WithoutPgBouncerIT {

    @Test
    void directWayIsMeasuredAndTheRestIsToldToBeAbsent() throws SQLException, InterruptedException {
        Notebook notebook = new Notebook(PoolQuestion.PGBOUNCER);
        try (PostgresServer server = PostgresServer.start(System.getProperty("bench.db", "embedded"));
                TemplateDatabase template = TemplateDatabase.create(server, DatasetSize.TINY)) {
            PoolContext context = new PoolContext(
                    server,
                    template,
                    List.of(Entrant.of(Contenders.BASELINE)),
                    PoolScale.QUICK,
                    1,
                    new PrintedProgress());
            BehindPgBouncer.run(List.of(), context, notebook);
        }
        PoolExperiment experiment = notebook.experiment();

        assertThat(experiment.complete()).isTrue();
        assertThat(experiment.absence())
                .startsWith("there is no PgBouncer on the PATH")
                .contains("install it");
        assertThat(experiment.rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.factor(PoolFactor.WAY)).isEqualTo("direct"));
    }
}
