package dev.orderbench.benchmarks.cli;

import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.measure.Reckoning;
import dev.orderbench.benchmarks.measure.RunRequest;
import dev.orderbench.benchmarks.result.Budget;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run is going to measure, and how long that takes, in the lines that are printed before it begins.
 *
 * @param request what is measured
 * @param yardstick whether pgbench runs after each JVM of a comparison
 * @param end about how long it takes what comes after the plan
 * @param parts what that is
 */
record PlanLines(RunRequest request, boolean yardstick, Duration end, List<String> parts) {

    /** More are counted. */
    private static final int MOST_NAMES = 4;

    PlanLines {
        parts = List.copyOf(parts);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%s: %s, %s".formatted(request.preset().label(), contenders(), data()));
        add(lines, "compared", stages(Stage.Kind.COMPARISON), "");
        add(lines, "over a network", stages(Stage.Kind.NETWORK), "");
        List<Stage> scaling = stages(Stage.Kind.SCALING);
        add(lines, "over threads", scaling.stream().filter(this::isOfUsualSize).toList(), "");
        scaling.stream()
                .filter(stage -> !isOfUsualSize(stage))
                .map(stage -> stage.point().dataSize())
                .distinct()
                .forEach(size -> add(
                        lines,
                        "over data",
                        scaling.stream()
                                .filter(stage -> stage.point().dataSize().equals(size))
                                .toList(),
                        " on " + size + " data"));
        add(lines, "as first written", stages(Stage.Kind.DRAFTS), "");
        if (!parts.isEmpty()) {
            lines.add("  at the end: %s, %s".formatted(listed(parts), time(end.toSeconds())));
        }
        lines.add("  " + duration());
        return lines;
    }

    private String contenders() {
        return listed(request.contenders().stream().map(Entrant::id).toList());
    }

    private String data() {
        return String.format(
                Locale.ROOT,
                "%s data (%,d orders)",
                request.size().label(),
                request.size().orders());
    }

    private List<Stage> stages(Stage.Kind kind) {
        return request.stages().stream().filter(stage -> stage.kind() == kind).toList();
    }

    private boolean isOfUsualSize(Stage stage) {
        return stage.point().dataSize().equals(request.size().label());
    }

    private void add(List<String> lines, String what, List<Stage> stages, String where) {
        if (stages.isEmpty()) {
            return;
        }
        lines.add("  %s: %s%s, %s%s%s%s"
                .formatted(
                        what,
                        operations(stages),
                        where,
                        threads(stages),
                        roundTrips(stages),
                        jvms(stages),
                        beside(stages.getFirst())));
    }

    private static String operations(List<Stage> stages) {
        List<String> names = stages.stream()
                .flatMap(stage -> stage.operations().stream())
                .distinct()
                .toList();
        return names.size() > MOST_NAMES ? names.size() + " operations" : listed(names);
    }

    private static String threads(List<Stage> stages) {
        List<String> kinds = Stream.of(threads(stages, false), threads(stages, true))
                .filter(kind -> !kind.isEmpty())
                .toList();
        return listed(kinds);
    }

    private static String threads(List<Stage> stages, boolean virtual) {
        List<Integer> counts = stages.stream()
                .map(Stage::point)
                .filter(point -> point.virtualThreads() == virtual)
                .map(Point::threads)
                .distinct()
                .toList();
        if (counts.isEmpty()) {
            return "";
        }
        return "%s %sthread%s"
                .formatted(
                        listed(counts.stream().map(String::valueOf).toList()),
                        virtual ? "virtual " : "",
                        counts.equals(List.of(1)) ? "" : "s");
    }

    private static String roundTrips(List<Stage> stages) {
        if (stages.getFirst().kind() != Stage.Kind.NETWORK) {
            return "";
        }
        return ", round trips of %s ms"
                .formatted(listed(stages.stream()
                        .map(stage -> stage.point().rttMillis())
                        .distinct()
                        .toList()));
    }

    /** Stages of a kind have as many. */
    private static String jvms(List<Stage> stages) {
        int jvms = stages.getFirst().jvms();
        return ", %d JVM%s%s".formatted(jvms, jvms == 1 ? "" : "s", stages.size() == 1 ? "" : " each");
    }

    private String beside(Stage stage) {
        return (stage.controlled().isEmpty() ? "" : ", with controls of " + listed(stage.controlled()))
                + (yardstick && stage.kind() == Stage.Kind.COMPARISON ? ", with pgbench after each" : "");
    }

    private String duration() {
        long least = new Reckoning(request).minimumSeconds(yardstick) + end.toSeconds();
        @Nullable Budget budget = request.budget();
        if (budget != null) {
            return "at least %s, budget %s: what is left goes into more JVMs"
                    .formatted(time(least), time(budget.seconds() + end.toSeconds()));
        }
        long ofPreset = request.preset().budget().map(Duration::toSeconds).orElse(0L);
        return ofPreset == 0
                ? "about %s, no budget".formatted(time(least))
                : "no budget: what must be run takes about %s, more than the preset's %s"
                        .formatted(time(least), time(ofPreset));
    }

    private static String time(long seconds) {
        if (seconds <= 90) {
            return seconds + " s";
        }
        long minutes = (seconds + 59) / 60;
        return minutes < 60 ? minutes + " min" : "%d h %d min".formatted(minutes / 60, minutes % 60);
    }

    private static String listed(List<String> things) {
        return things.size() < 2
                ? String.join("", things)
                : String.join(", ", things.subList(0, things.size() - 1)) + " and " + things.getLast();
    }
}
