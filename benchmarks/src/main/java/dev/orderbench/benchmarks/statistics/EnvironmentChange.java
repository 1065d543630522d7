package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Environment;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something that was not the same in two runs.
 *
 * @param what its name
 * @param before in the old run
 * @param after in the new run
 * @param underTest whether it is what one compares runs for: the commit, a library, or what a contender sets in its library;
 *     anything else makes times of the two runs hard to compare
 */
public record EnvironmentChange(String what, String before, String after, boolean underTest) {

    /** What {@link #what()} calls the commit. */
    public static final String COMMIT = "commit";

    private static final String ABSENT = "none";
    private static final double BYTES_PER_GIB = 1L << 30;

    /** All that differs, those that are under test first. */
    static List<EnvironmentChange> between(Results before, Results after) {
        List<EnvironmentChange> changes = new ArrayList<>();
        add(changes, true, underTest(before.environment()), underTest(after.environment()));
        addContenders(
                changes, before.environment().contenders(), after.environment().contenders());
        add(changes, false, settings(before), settings(after));
        addDriver(changes, before.environment().driver(), after.environment().driver());
        return List.copyOf(changes);
    }

    /**
     * All that differs between the places of two runs of different kinds, those that are under test first. What each kind of run
     * decides for itself is not compared: options of the JVM, pools, and idle processors.
     */
    public static List<EnvironmentChange> between(Environment before, Environment after) {
        List<EnvironmentChange> changes = new ArrayList<>();
        add(changes, true, underTest(before), underTest(after));
        addContenders(changes, before.contenders(), after.contenders());
        add(changes, false, place(before), place(after));
        addDriver(changes, before.driver(), after.driver());
        return List.copyOf(changes);
    }

    private static Map<String, String> underTest(Environment environment) {
        Map<String, String> parts = new TreeMap<>();
        parts.put(COMMIT, environment.commit());
        environment.libraries().forEach((name, version) -> parts.put("library " + name, version));
        return parts;
    }

    /** Of contenders that both runs measured. */
    private static void addContenders(
            List<EnvironmentChange> changes,
            @Nullable SortedMap<String, SortedMap<String, String>> before,
            @Nullable SortedMap<String, SortedMap<String, String>> after) {
        if (before == null || after == null) {
            return;
        }
        before.forEach((contender, settings) -> {
            SortedMap<String, String> current = after.get(contender);
            if (current != null) {
                String prefix = "setting of " + contender + " ";
                add(changes, true, named(prefix, settings), named(prefix, current));
            }
        });
    }

    /** What nobody recorded may have been the same. */
    private static void addDriver(
            List<EnvironmentChange> changes,
            @Nullable SortedMap<String, String> before,
            @Nullable SortedMap<String, String> after) {
        if (before != null && after != null) {
            add(changes, false, named("driver setting ", before), named("driver setting ", after));
        }
    }

    private static Map<String, String> named(String prefix, Map<String, String> settings) {
        Map<String, String> named = new TreeMap<>();
        settings.forEach((name, value) -> named.put(prefix + name, value));
        return named;
    }

    private static Map<String, String> place(Environment environment) {
        Map<String, String> parts = new TreeMap<>();
        parts.put("JDK", environment.jdk());
        parts.put("operating system", environment.operatingSystem());
        parts.put("processor", environment.cpu());
        parts.put("processors", Integer.toString(environment.cores()));
        // A new kernel keeps another few megabytes for itself.
        parts.put("memory", Math.round(environment.memoryBytes() / BYTES_PER_GIB) + " GiB");
        parts.put(
                "server",
                "%s %s"
                        .formatted(
                                environment.server().source(),
                                environment.server().version()));
        environment.server().settings().forEach((name, value) -> parts.put("server setting " + name, value));
        return parts;
    }

    private static Map<String, String> settings(Results results) {
        Environment environment = results.environment();
        Plan plan = results.plan();
        Map<String, String> parts = new TreeMap<>(place(environment));
        parts.put("options of the JVM", String.join(" ", environment.jvmArguments()));
        String idle = environment.idleProcessors();
        if (idle != null) {
            parts.put("idle processors", idle);
        }
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
