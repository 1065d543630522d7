package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Distribution;
import dev.orderbench.benchmarks.result.LatencyCell;
import dev.orderbench.benchmarks.result.LatencyPlan;
import dev.orderbench.benchmarks.result.LatencyResults;
import dev.orderbench.benchmarks.result.LoadResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Latencies in plain text: for each operation, the percentiles of each contender, and what is to be known of them. */
public final class LatencyTable {

    private static final String LINE = "  %-24s%9s%9s%9s%9s%9s%9s%12s";
    private static final double NANOS_PER_MILLI = 1e6;

    private final LatencyResults results;
    private final List<String> lines = new ArrayList<>();

    private LatencyTable(LatencyResults results) {
        this.results = results;
    }

    /** The table, ASCII but for names and reasons, each line ending in {@code \n}. */
    public static String of(LatencyResults results) {
        return new LatencyTable(results).text();
    }

    private String text() {
        results.plan().operations().forEach(this::operation);
        return lines.stream().map(String::stripTrailing).collect(Collectors.joining("\n")) + "\n";
    }

    private void operation(String operation) {
        List<LatencyCell> cells = results.contenders().stream()
                .flatMap(contender -> results.cells().stream()
                        .filter(cell -> cell.operation().equals(operation)
                                && cell.contender().equals(contender.id())))
                .toList();
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.add(operation
                + cells.stream()
                        .flatMap(cell -> load(cell).stream())
                        .findFirst()
                        .map(this::conditions)
                        .orElse(""));
        lines.add(columns("ms from the due time", "p50", "p90", "p95", "p99", "p99.9", "max", "answers/s"));
        cells.forEach(cell -> lines.add(row(cell, Kind.LATENCY)));
        lines.add("of these, from the actual start, as a client sees it that waits for each answer:");
        cells.forEach(cell -> lines.add(row(cell, Kind.SERVICE_TIME)));
        cells.forEach(this::notes);
    }

    private enum Kind {
        LATENCY,
        SERVICE_TIME
    }

    private static Optional<LoadResult> load(LatencyCell cell) {
        return Optional.ofNullable(cell.load());
    }

    private String conditions(LoadResult load) {
        LatencyPlan plan = results.plan();
        return " at %s requests/s, %s, from %s, %s for each contender"
                .formatted(
                        Numbers.fixed(load.requestedRate(), 0),
                        plan.poisson() ? "at random times" : "evenly spaced",
                        Words.count(plan.workers(), plan.virtualThreads() ? "virtual thread" : "platform thread"),
                        plan.seconds() + " s");
    }

    private String row(LatencyCell cell, Kind kind) {
        String name = name(cell);
        LoadResult load = cell.load();
        if (load == null) {
            return columns(name, "-", "-", "-", "-", "-", "-", "-");
        }
        return switch (kind) {
            case LATENCY -> row(name, load.latency(), Numbers.fixed(load.achievedRate(), 0));
            case SERVICE_TIME -> row(name, load.serviceTime(), "");
        };
    }

    private static String row(String name, Distribution times, String rate) {
        if (times.count() == 0) {
            return columns(name, "-", "-", "-", "-", "-", "-", rate);
        }
        return columns(
                name,
                millis(times.p50()),
                millis(times.p90()),
                millis(times.p95()),
                millis(times.p99()),
                millis(times.p999()),
                millis(times.max()),
                rate);
    }

    private void notes(LatencyCell cell) {
        String name = name(cell);
        LoadResult load = cell.load();
        if (load == null) {
            lines.add("%s: no latencies: %s.".formatted(name, Words.clause(String.valueOf(cell.failure()))));
            return;
        }
        if (load.serviceTime().count() == 0) {
            lines.add("%s: NO REQUEST WAS ANSWERED; %s failed, and %s were given up, since none found a free worker."
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
        if (load.pacingError().count() == 0) {
            return;
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
    }

    private String name(LatencyCell cell) {
        return results.contenders().stream()
                .filter(contender -> contender.id().equals(cell.contender()))
                .findFirst()
                .map(Words::name)
                .orElse(cell.contender());
    }

    private static String millis(long nanos) {
        double millis = nanos / NANOS_PER_MILLI;
        return Numbers.fixed(millis, millis < 10 ? 3 : millis < 100 ? 2 : 1);
    }

    private static String columns(String name, String... cells) {
        Object[] all = new Object[cells.length + 1];
        all[0] = name;
        System.arraycopy(cells, 0, all, 1, cells.length);
        return String.format(Locale.ROOT, LINE, all);
    }
}
