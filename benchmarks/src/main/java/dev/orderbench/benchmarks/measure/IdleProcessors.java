package dev.orderbench.benchmarks.measure;

import dev.orderbench.benchmarks.result.Environment;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.database.ConnectionInfo;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** What a run does with processors that nothing else wants, while fewer threads call than there are (docs/adr/0017). */
enum IdleProcessors {
    KEPT_AWAKE("kept awake while fewer threads call than there are processors"),
    LEFT_ALONE("left alone, since round trips take longer beside processors that are kept awake"),
    NEVER_IDLE("left alone, since no fewer threads call than there are processors"),
    NO_TOOL("left to fall asleep, since this machine has no " + AwakeProcessors.TOOL);

    private final String description;

    IdleProcessors(String description) {
        this.description = description;
    }

    /** For the record, see {@link Environment#idleProcessors()}. */
    String description() {
        return description;
    }

    /** What a run did that is gone on with; empty where it did not record that, or where it can no longer be done. */
    static Optional<IdleProcessors> recorded(Environment environment) {
        return Arrays.stream(values())
                .filter(one -> one.description.equals(environment.idleProcessors()))
                .filter(one -> one != KEPT_AWAKE || AwakeProcessors.tool().isPresent())
                .findFirst();
    }

    /**
     * Decides, by a trial of some seconds where there is a choice.
     *
     * @param server on which the trial sends {@code SELECT 1}
     * @param progress is told what the trial found
     */
    static IdleProcessors choose(Plan plan, ConnectionInfo server, ProgressListener progress) {
        int processors = Runtime.getRuntime().availableProcessors();
        if (plan.stages().stream().allMatch(stage -> stage.point().threads() >= processors)) {
            return NEVER_IDLE;
        }
        Optional<Path> tool = AwakeProcessors.tool();
        if (tool.isEmpty()) {
            return NO_TOOL;
        }
        IdleTrial.Outcome outcome = IdleTrial.run(server, tool.get(), processors);
        progress.step("idle processors: %s".formatted(outcome.sentence()));
        return outcome.choice();
    }
}
