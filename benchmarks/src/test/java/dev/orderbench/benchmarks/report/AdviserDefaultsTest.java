package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.result.PoolRow;
import dev.orderbench.benchmarks.result.Results;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdviserDefaultsTest {

    @Test
    void theFormBeginsWithTheNumbersOfTheRun() {
        AdviserDefaults defaults = defaults(List.of(size(2, 500, 100), size(4, 961, 75), size(8, 1_000, 40)));

        // Seven tenths of 1,000; 4 connections, three quarters of them lent, at 961 answers a second: 3.1217 ms.
        assertThat(defaults.arrivalRate()).isEqualTo("700");
        assertThat(defaults.holdMillis()).isEqualTo("3.12");
        assertThat(defaults.useful()).isEqualTo("4");
        assertThat(defaults.source())
                .startsWith("The numbers are those of this run, placeOrder of Raw JDBC over 1 ms: 70% of");
    }

    @Test
    void withoutASweepTheyAreAnExampleAndSaySo() {
        AdviserDefaults defaults = defaults(List.of());

        assertThat(List.of(defaults.arrivalRate(), defaults.holdMillis(), defaults.useful()))
                .containsExactly("800", "6", "");
        assertThat(defaults.source()).startsWith("The numbers are an example");
    }

    private static AdviserDefaults defaults(List<PoolRow> rows) {
        Results results = with(rows);
        return AdviserDefaults.of(results.baseline(), PoolSection.of(results, null));
    }

    private static Results with(List<PoolRow> rows) {
        Results run = SampleResults.smoke();
        return new Results(
                run.format(),
                run.version(),
                run.startedAt(),
                run.finishedAt(),
                run.complete(),
                run.plan(),
                run.environment(),
                run.contenders(),
                run.jvms(),
                run.cells(),
                List.of(new PoolExperiment(PoolQuestion.SIZE, true, null, 1, rows, List.of())),
                null,
                List.of(),
                List.of());
    }

    private static PoolRow size(int size, double throughput, double utilisation) {
        return PoolRow.of(
                Map.of(
                        PoolFactor.CONTENDER,
                        "raw-jdbc",
                        PoolFactor.OPERATION,
                        "placeOrder",
                        PoolFactor.RTT,
                        "1",
                        PoolFactor.THREAD_KIND,
                        "platform",
                        PoolFactor.POOL_SIZE,
                        Integer.toString(size),
                        PoolFactor.REPETITION,
                        "1"),
                Map.of(PoolFigure.THROUGHPUT, throughput, PoolFigure.UTILISATION, utilisation));
    }
}
