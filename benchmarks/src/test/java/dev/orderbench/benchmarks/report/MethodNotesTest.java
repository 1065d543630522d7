package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Environment;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;

class MethodNotesTest {

    private static final String WAIT_FOR_A_PROCESSOR = "threads often wait for a processor";

    @Test
    void moreThreadsThanProcessorsWaitForThem() {
        assertThat(whereTheTimeWent(onCores(3)))
                .contains("With up to 4 threads on 3 processors, " + WAIT_FOR_A_PROCESSOR);
        assertThat(whereTheTimeWent(onCores(4))).doesNotContain(WAIT_FOR_A_PROCESSOR);
    }

    @Test
    void textsOfStatementsAreMissedWhereTheRunHasNone() {
        assertThat(note(SampleResults.full(), "Not in this report"))
                .contains("The texts of the statements and their plans stand in the audit.");
        assertThat(note(
                        SampleResults.counting(
                                SampleResults.full(),
                                wire -> new Wire(
                                        wire.calls(),
                                        wire.statements(),
                                        wire.roundTrips(),
                                        wire.rows(),
                                        wire.bytesOut(),
                                        wire.bytesIn(),
                                        List.of(new Wire.Sent("SELECT 1", 1)))),
                        "Not in this report"))
                .contains("The plans of the statements stand in the audit.")
                .doesNotContain("texts");
    }

    /** Of the one run all changes are known to a percent, of the other, with two JVMs of three rounds, none is. */
    @Test
    void warmUpIsNotPassedForOverWhereThatIsNotShown() {
        assertThat(note(SampleResults.full(), "Warm-up"))
                .contains(
                        "no change was shown. A change of 5% or more is ruled out, by the 95% interval of each, for 23 of them.");
        assertThat(note(SampleResults.smoke(), "Warm-up"))
                .contains(
                        "no change was shown. A change of 5% or more is ruled out, by the 95% interval of each, for 0 of them;"
                                + " of the others it is not shown that the warm-up was over: ")
                .contains(" with 2 threads may have changed by more than 100%.");
    }

    private static String whereTheTimeWent(Results results) {
        return note(results, "Where the time went");
    }

    private static String note(Results results, String heading) {
        return ReportView.of(results).method().stream()
                .filter(note -> note.heading().equals(heading))
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
