package dev.orderbench.benchmarks.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.result.PoolRow;
import dev.orderbench.database.PgBouncerProgram;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What changes with a real PgBouncer in between, and what no longer works. */
@Isolated("looks for servers that still run")
class BehindPgBouncerIT {

    private static PoolExperiment experiment;

    @BeforeAll
    static void run() throws InterruptedException {
        if (PgBouncerProgram.all().isEmpty()) {
            abort("there is no PgBouncer here, nor its image in Docker: on Debian, apt install pgbouncer");
        }
        experiment = Laboratory.run(PoolQuestion.PGBOUNCER).experiments().getFirst();
        assertThat(experiment.absence()).isNull();
    }

    @Test
    void sixteenConnectionsOfThePoolBecomeFourOfTheServer() {
        assertThat(loads())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.figure(PoolFigure.FAILURES))
                        .as(row.toString())
                        .contains(0.0));
        assertThat(loads())
                .filteredOn(row -> way(row).contains("transaction mode"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.figure(PoolFigure.CONNECTIONS).orElseThrow())
                        .as(row.toString())
                        .isBetween(1.0, 4.0));
        assertThat(loads())
                .filteredOn(row -> way(row).equals("direct"))
                .allSatisfy(
                        row -> assertThat(row.figure(PoolFigure.CONNECTIONS)).contains(16.0));
    }

    @Test
    void allFeaturesWorkDirectlyAndInSessionMode() {
        assertThat(features())
                .filteredOn(row -> way(row).equals("direct") || way(row).contains("session mode"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.figure(PoolFigure.WORKED))
                        .as(row.toString())
                        .isEqualTo(row.figure(PoolFigure.TRIED)));
    }

    @Test
    void eventsAndSettingsDoNotSurviveTransactionMode() {
        assertThat(features())
                .filteredOn(row -> way(row).contains("transaction mode"))
                .filteredOn(row -> row.factor(PoolFactor.OPERATION).startsWith("subscribe")
                        || row.factor(PoolFactor.OPERATION).startsWith("SET"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.figure(PoolFigure.WORKED).orElseThrow())
                        .as(row.toString())
                        .isLessThan(row.figure(PoolFigure.TRIED).orElseThrow()));
    }

    @Test
    void programsOfAShortLifeShareConnections() {
        List<PoolRow> programs = experiment.rows().stream()
                .filter(row -> row.factor(PoolFactor.CONTENDER).isEmpty())
                .toList();
        assertThat(programs).hasSizeGreaterThan(1).allSatisfy(row -> {
            assertThat(row.figure(PoolFigure.FAILURES)).as(row.toString()).contains(0.0);
        });
        assertThat(programs)
                .filteredOn(row -> way(row).contains("transaction mode"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.figure(PoolFigure.CONNECTIONS).orElseThrow())
                        .as(row.toString())
                        .isLessThanOrEqualTo(4));
    }

    private static String way(PoolRow row) {
        return row.factor(PoolFactor.WAY);
    }

    private static List<PoolRow> loads() {
        return experiment.rows().stream()
                .filter(row -> row.figures().containsKey(PoolFigure.THROUGHPUT))
                .toList();
    }

    private static List<PoolRow> features() {
        return experiment.rows().stream()
                .filter(row -> row.figures().containsKey(PoolFigure.TRIED))
                .toList();
    }
}
