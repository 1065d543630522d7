package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Distribution;
import dev.orderbench.benchmarks.result.Latency;
import dev.orderbench.benchmarks.result.LatencyCell;
import dev.orderbench.benchmarks.result.LatencyPlan;
import dev.orderbench.benchmarks.result.LatencyResults;
import dev.orderbench.benchmarks.result.LoadResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Latencies at a fixed arrival rate: for each operation, the percentiles of each contender, and what is to be known of them.
 *
 * @param groups one for each operation
 */
public record LatencyTable(List<Group> groups) {

    static final String LEGEND =
            "Requests arrived at the same fixed rate for all contenders of an operation, whether answers came or not. Each counts"
                    + " from the time at which it was due, so that a stall is not hidden by clients that wait for it; below stands"
                    + " what the same requests took from their actual start. Contenders took turns in short pieces, in shuffled"
                    + " order, each on a database of its own. Milliseconds. There are no intervals here: one measurement each.";

    static final String FROM_ACTUAL_START =
            "of these, from the actual start, as a client sees it that waits for each answer:";

    /** A quarter of a piece. The last answers of each piece come a little after its end. */
    private static final double TOLD_OVERRUN_SECONDS = 0.5;

    private static final List<String> HEADS = List.of("p50", "p90", "p95", "p99", "p99.9", "max", "answers/s");
    private static final String LINE = "  %-24s%9s%9s%9s%9s%9s%9s%12s";
    private static final double NANOS_PER_MILLI = 1e6;

    /**
     * One operation.
     *
     * @param conditions at which rate, from where and for how long; empty where nothing was measured
     * @param latencies from the time at which a request was due, one row for each contender; none where nothing was measured
     * @param serviceTimes from its actual start, likewise
     * @param notes what is to be known of them, in sentences
     */
    record Group(String operation, String conditions, List<Row> latencies, List<Row> serviceTimes, List<String> notes) {

        /** Whether any contender was. */
        boolean wasMeasured() {
            return !latencies.isEmpty();
        }
    }

    /**
     * One contender.
     *
     * @param cells p50, p90, p95, p99, p99.9, the longest, and answers in a second
     */
    record Row(String contender, List<String> cells) {}

    /** The table of latencies that stand by themselves, ASCII but for names and reasons, each line ending in {@code \n}. */
    public static String of(LatencyResults results) {
        return of(new Latency(results.plan(), results.cells()), results.contenders())
                .text();
    }

    /** Of a run; empty where it measured none. */
    static LatencyTable of(@Nullable Latency latency, List<Contender> contenders) {
        return new LatencyTable(
                latency == null
                        ? List.of()
                        : latency.plan().operations().stream()
                                .map(operation -> new Maker(latency, contenders).group(operation))
                                .toList());
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    static List<String> heads() {
        return HEADS;
    }

    /** As text, each line ending in {@code \n}. */
    String text() {
        List<String> lines = new ArrayList<>();
        for (Group group : groups) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.add(group.operation + group.conditions);
            if (group.wasMeasured()) {
                lines.add(line("ms from the due time", HEADS));
                group.latencies.forEach(row -> lines.add(line(row.contender, row.cells)));
                lines.add(FROM_ACTUAL_START);
                group.serviceTimes.forEach(row -> lines.add(line(row.contender, row.cells)));
            }
            lines.addAll(group.notes);
        }
        return lines.stream().map(PlainText::line).collect(Collectors.joining("\n")) + "\n";
    }

    private static String line(String name, List<String> cells) {
        return String.format(
                Locale.ROOT,
                LINE,
                Stream.concat(Stream.of(name), cells.stream()).toArray());
    }

    /** Makes the groups. */
    private record Maker(Latency latency, List<Contender> contenders) {

        Group group(String operation) {
            List<LatencyCell> cells = contenders.stream()
                    .flatMap(contender -> latency.cells().stream()
                            .filter(cell -> cell.operation().equals(operation)
                                    && cell.contender().equals(contender.id())))
                    .toList();
            if (cells.stream().allMatch(cell -> cell.load() == null)) {
                return new Group(operation, "", List.of(), List.of(), reasons(cells));
            }
            return new Group(
                    operation,
                    cells.stream()
                            .flatMap(cell -> Stream.ofNullable(cell.load()))
                            .findFirst()
                            .map(this::conditions)
                            .orElse(""),
                    cells.stream().map(cell -> row(cell, Kind.LATENCY)).toList(),
                    cells.stream().map(cell -> row(cell, Kind.SERVICE_TIME)).toList(),
                    cells.stream().flatMap(cell -> notes(cell).stream()).toList());
        }

        private enum Kind {
            LATENCY,
            SERVICE_TIME
        }

        private String conditions(LoadResult load) {
            LatencyPlan plan = latency.plan();
            return " at %s requests/s, %s, from %s, %s for each contender"
                    .formatted(
                            Numbers.fixed(load.requestedRate(), 0),
                            plan.poisson() ? "at random times" : "evenly spaced",
                            Words.count(plan.workers(), plan.virtualThreads() ? "virtual thread" : "platform thread"),
                            plan.seconds() + " s");
        }

        private Row row(LatencyCell cell, Kind kind) {
            LoadResult load = cell.load();
            if (load == null) {
                return row(cell, null, kind == Kind.LATENCY ? "-" : "");
            }
            return switch (kind) {
                case LATENCY -> row(cell, load.latency(), Numbers.fixed(load.achievedRate(), 0));
                case SERVICE_TIME -> row(cell, load.serviceTime(), "");
            };
        }

        private Row row(LatencyCell cell, @Nullable Distribution times, String rate) {
            List<String> cells = times == null || times.count() == 0
                    ? Collections.nCopies(6, "-")
                    : Stream.of(times.p50(), times.p90(), times.p95(), times.p99(), times.p999(), times.max())
                            .map(Maker::millis)
                            .toList();
            return new Row(
                    name(cell), Stream.concat(cells.stream(), Stream.of(rate)).toList());
        }

        /** Why nobody was measured: once, where all have the same reason. */
        private List<String> reasons(List<LatencyCell> cells) {
            List<String> reasons = cells.stream()
                    .map(cell -> Words.clause(String.valueOf(cell.failure())))
                    .distinct()
                    .toList();
            return reasons.size() == 1
                    ? List.of("No latencies: %s.".formatted(reasons.getFirst()))
                    : cells.stream().flatMap(cell -> notes(cell).stream()).toList();
        }

        private List<String> notes(LatencyCell cell) {
            List<String> lines = new ArrayList<>();
            String name = name(cell);
            LoadResult load = cell.load();
            if (load == null) {
                lines.add("%s: no latencies: %s.".formatted(name, Words.clause(String.valueOf(cell.failure()))));
                return lines;
            }
            if (load.serviceTime().count() == 0) {
                lines.add(
                        "%s: NO REQUEST WAS ANSWERED; %s failed, and %s were given up, since none found a free worker."
                                .formatted(name, Numbers.fixed(load.failed(), 0), Numbers.fixed(load.notStarted(), 0)));
            } else if (load.aboveCapacity()) {
                lines.add(
                        ("%s: THE RATE WAS ABOVE ITS CAPACITY (it did %s/s in a closed loop): the backlog kept growing, so its"
                                        + " latencies only say how long the load lasted%s.")
                                .formatted(
                                        name,
                                        Numbers.fixed(cell.capacity(), 0),
                                        load.notStarted() == 0
                                                ? ""
                                                : "; " + Words.count(load.notStarted(), "request") + " were given up"));
            }
            if (load.failed() > 0) {
                lines.add("%s: of %s, %s failed and have no latency: %s."
                        .formatted(
                                name,
                                Words.count(load.due(), "request"),
                                Numbers.fixed(load.failed(), 0),
                                load.failures().entrySet().stream()
                                        .map(failure -> failure.getKey() + " " + failure.getValue())
                                        .collect(Collectors.joining(", "))));
            }
            if (load.overrunSeconds() >= TOLD_OVERRUN_SECONDS && !load.aboveCapacity()) {
                lines.add(
                        ("%s: its pieces overran by %s s in all; what would have been due meanwhile was not sent, so its"
                                        + " longest latencies are too few.")
                                .formatted(name, Numbers.fixed(load.overrunSeconds(), 1)));
            }
            if (load.pacingError().count() == 0) {
                return lines;
            }
            lines.add(
                    ("%s: %s/s in a closed loop; %s %% of the requests found no free worker; a free one began %s ms late (p50;"
                                    + " p99 %s ms), which is part of the latency.")
                            .formatted(
                                    name,
                                    Numbers.fixed(cell.capacity(), 0),
                                    Numbers.fixed(load.due() == 0 ? 0 : 100.0 * load.late() / load.due(), 1),
                                    millis(load.pacingError().p50()),
                                    millis(load.pacingError().p99())));
            return lines;
        }

        private String name(LatencyCell cell) {
            return contenders.stream()
                    .filter(contender -> contender.id().equals(cell.contender()))
                    .findFirst()
                    .map(Words::name)
                    .orElse(cell.contender());
        }

        private static String millis(long nanos) {
            return Numbers.threeDigits(nanos / NANOS_PER_MILLI);
        }
    }
}
