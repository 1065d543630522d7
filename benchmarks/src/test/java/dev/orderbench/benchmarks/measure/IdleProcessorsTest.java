package dev.orderbench.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.benchmarks.workload.Preset;
import dev.orderbench.database.DatasetSize;
import dev.orderbench.database.PostgresServer;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class IdleProcessorsTest {

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final StrictProgress progress = new StrictProgress();

    /** As two machines were found. */
    @Test
    void whatMakesRoundTripsShorterIsChosen() {
        assertThat(new IdleTrial.Outcome(120, 60).choice()).isEqualTo(IdleProcessors.KEPT_AWAKE);
        assertThat(new IdleTrial.Outcome(46, 160).choice()).isEqualTo(IdleProcessors.LEFT_ALONE);
        assertThat(new IdleTrial.Outcome(46, 160).sentence())
                .isEqualTo(
                        "a SELECT 1 of one caller takes 46 us where they are left alone and 160 us where they are kept awake, so they are left alone");
    }

    /** On a real server; which of the two it is depends on the machine. */
    @Test
    void trialIsMadeWhereProcessorsAreIdle() {
        if (AwakeProcessors.tool().isEmpty() || PROCESSORS < 2) {
            System.out.println("IdleProcessorsTest: no trial, since this machine has no chrt, or one processor");
            Assumptions.abort("no choice");
        }
        try (PostgresServer server = PostgresServer.start(System.getProperty("bench.db", "embedded"))) {
            IdleProcessors chosen = IdleProcessors.choose(plan(1), server.administration(), progress);

            assertThat(chosen).isIn(IdleProcessors.KEPT_AWAKE, IdleProcessors.LEFT_ALONE);
            assertThat(progress.steps())
                    .singleElement()
                    .asString()
                    .matches("idle processors: a SELECT 1 of one caller takes [0-9,]+ us .* [0-9,]+ us .*");
            assertThat(progress.steps().getFirst())
                    .endsWith(
                            chosen == IdleProcessors.KEPT_AWAKE ? "so they are kept awake" : "so they are left alone");

            assertThat(IdleProcessors.choose(plan(PROCESSORS), server.administration(), progress))
                    .isEqualTo(IdleProcessors.NEVER_IDLE);
            assertThat(progress.steps())
                    .as("nothing is tried where all are busy")
                    .hasSize(1);
        }
    }

    private static Plan plan(int threads) {
        return new RunRequest(
                        Preset.SMOKE,
                        "embedded",
                        List.of(Entrant.of(Contenders.BASELINE)),
                        DatasetSize.TINY,
                        new StagePlanner(1, DatasetSize.TINY, List.of(Operation.FIND_ORDER), 1, 1, 1)
                                .compare(List.of(threads), List.of(), StagePlanner.SLICE_MILLIS)
                                .stages(),
                        1,
                        null)
                .plan();
    }
}
