package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Environment;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Something that was not the same in two runs.
 *
 * @param what its name
 * @param before in the old run
 * @param after in the new run
 * @param underTest whether it is what one compares runs for, the commit or a library; anything else makes times of the two
 *     runs hard to compare
 */
public record EnvironmentChange(String what, String before, String after, boolean underTest) {

    private static final String ABSENT = "none";
    private static final double BYTES_PER_GIB = 1L << 30;

    /** All that differs, those that are under test first. */
    static List<EnvironmentChange> between(Results before, Results after) {
        List<EnvironmentChange> changes = new ArrayList<>();
        add(changes, true, underTest(before.environment()), underTest(after.environment()));
        add(changes, false, surroundings(before), surroundings(after));
        return List.copyOf(changes);
    }

    private static Map<String, String> underTest(Environment environment) {
        Map<String, String> parts = new TreeMap<>();
        parts.put("commit", environment.commit());
        environment.libraries().forEach((name, version) -> parts.put("library " + name, version));
        return parts;
    }

    private static Map<String, String> surroundings(Results results) {
        Environment environment = results.environment();
        Plan plan = results.plan();
        Map<String, String> parts = new TreeMap<>();
        parts.put("JDK", environment.jdk());
        parts.put("options of the JVM", String.join(" ", environment.jvmArguments()));
        parts.put("operating system", environment.operatingSystem());
        parts.put("processor", environment.cpu());
        parts.put("processors", Integer.toString(environment.cores()));
        // A new kernel keeps another few megabytes for itself.
        parts.put("memory", Math.round(environment.memoryBytes() / BYTES_PER_GIB) + " GiB");
        String idle = environment.idleProcessors();
        if (idle != null) {
            parts.put("idle processors", idle);
        }
        parts.put(
                "server",
                "%s %s"
                        .formatted(
                                environment.server().source(),
                                environment.server().version()));
        environment.server().settings().forEach((name, value) -> parts.put("server setting " + name, value));
        environment.pool().forEach((name, value) -> parts.put("pool setting " + name, value));
        List<Stage> comparisons = plan.stages(Stage.Kind.COMPARISON);
        parts.put("warm-up", distinct(comparisons, stage -> stage.warmupSeconds() + " s"));
        parts.put(
                "slice",
                distinct(
                        comparisons,
                        stage -> "%d ms after %d ms".formatted(stage.sliceMillis(), stage.settleMillis())));
        return parts;
    }

    private static String distinct(List<Stage> stages, Function<Stage, String> part) {
        return stages.stream().map(part).distinct().collect(Collectors.joining(", "));
    }

    private static void add(
            List<EnvironmentChange> changes, boolean underTest, Map<String, String> before, Map<String, String> after) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            String old = before.getOrDefault(name, ABSENT);
            String current = after.getOrDefault(name, ABSENT);
            if (!old.equals(current)) {
                changes.add(new EnvironmentChange(name, old, current, underTest));
            }
        }
    }
}
