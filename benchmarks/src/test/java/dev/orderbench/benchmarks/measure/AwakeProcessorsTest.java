package dev.orderbench.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AwakeProcessorsTest {

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    /** As in sched.h. */
    private static final String SCHED_IDLE = "5";

    private static final int POLICY = 41;

    @BeforeAll
    static void needTheTool() {
        if (AwakeProcessors.tool().isEmpty()) {
            System.out.println("AwakeProcessorsTest is skipped: this machine has no chrt");
            Assumptions.abort("no chrt");
        }
    }

    @Test
    void oneSpinnerForEachProcessorRunsOnlyWhereNothingElseWantsTo() throws Exception {
        List<Process> spinners;
        try (AwakeProcessors awake = start(ProcessHandle.current().pid())) {
            spinners = awake.spinners();
            assertThat(spinners).hasSize(PROCESSORS).allMatch(Process::isAlive);
            for (Process spinner : spinners) {
                // The tool sets the policy before it becomes the shell.
                assertThat(awaitPolicy(spinner)).isEqualTo(SCHED_IDLE);
            }
        }
        assertThat(spinners).noneMatch(Process::isAlive);
    }

    @Test
    void spinnersEndWithTheProgram() throws Exception {
        Process program = new ProcessBuilder("sleep", "60").start();
        try (AwakeProcessors awake = start(program.pid())) {
            assertThat(awake.spinners().getFirst().waitFor(300, TimeUnit.MILLISECONDS))
                    .as("while the program lives they go on")
                    .isFalse();

            program.destroyForcibly().waitFor();

            for (Process spinner : awake.spinners()) {
                assertThat(spinner.waitFor(30, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    @Test
    void threadsThatKeepAllProcessorsBusyNeedNone() {
        try (AwakeProcessors awake = AwakeProcessors.keep(IdleProcessors.KEPT_AWAKE, PROCESSORS)) {
            assertThat(awake.spinners()).isEmpty();
        }
        try (AwakeProcessors awake = AwakeProcessors.keep(IdleProcessors.KEPT_AWAKE, PROCESSORS - 1)) {
            assertThat(awake.spinners()).hasSize(PROCESSORS);
        }
    }

    @Test
    void processorsThatAreBetterLeftAloneAre() {
        for (IdleProcessors chosen : IdleProcessors.values()) {
            try (AwakeProcessors awake = AwakeProcessors.keep(chosen, PROCESSORS - 1)) {
                assertThat(awake.spinners().isEmpty()).as("%s", chosen).isEqualTo(chosen != IdleProcessors.KEPT_AWAKE);
            }
        }
    }

    private static AwakeProcessors start(long program) {
        return AwakeProcessors.start(AwakeProcessors.tool().orElseThrow(), PROCESSORS, program);
    }

    private static String awaitPolicy(Process process) throws IOException, InterruptedException {
        String policy = "";
        for (int i = 0; i < 500 && !policy.equals(SCHED_IDLE); i++) {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            // Behind the name, which is in brackets, come the fields from the third on.
            policy = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[POLICY - 3];
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return policy;
    }
}
