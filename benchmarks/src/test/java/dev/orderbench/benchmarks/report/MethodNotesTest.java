package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Environment;
import dev.orderbench.benchmarks.result.Results;
import org.junit.jupiter.api.Test;

class MethodNotesTest {

    private static final String WAIT_FOR_A_PROCESSOR = "threads often wait for a processor";

    @Test
    void moreThreadsThanProcessorsWaitForThem() {
        assertThat(whereTheTimeWent(onCores(3)))
                .contains("With up to 4 threads on 3 processors, " + WAIT_FOR_A_PROCESSOR);
        assertThat(whereTheTimeWent(onCores(4))).doesNotContain(WAIT_FOR_A_PROCESSOR);
    }

    private static String whereTheTimeWent(Results results) {
        return ReportView.of(results).method().stream()
                .filter(note -> note.heading().equals("Where the time went"))
                .findFirst()
                .orElseThrow()
                .text();
    }

    /** Results of 1 and 4 threads. */
    private static Results onCores(int cores) {
        Results full = SampleResults.full();
        Environment environment = full.environment();
        return new Results(
                full.format(),
                full.version(),
                full.startedAt(),
                full.finishedAt(),
                full.complete(),
                full.plan(),
                new Environment(
                        environment.commit(),
                        environment.jdk(),
                        environment.jvmArguments(),
                        environment.operatingSystem(),
                        environment.cpu(),
                        cores,
                        environment.memoryBytes(),
                        environment.libraries(),
                        environment.server(),
                        environment.pool()),
                full.contenders(),
                full.jvms(),
                full.cells());
    }
}
