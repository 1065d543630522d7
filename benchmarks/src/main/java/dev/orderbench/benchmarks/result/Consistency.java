package dev.orderbench.benchmarks.result;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Whether the parts of results fit together, so that whatever comes after may take it for granted. */
final class Consistency {

    // Any two of these have a ratio that is a number.
    private static final double LEAST_NANOS = 1e-150;
    private static final double MOST_NANOS = 1e150;

    private final Results results;
    private final Set<String> contenders;
    private final Set<String> drafts;
    private final Set<Measured> planned = new HashSet<>();
    private final Set<CellKey> cells = new HashSet<>();
    private final Map<JvmKey, Integer> rounds = new HashMap<>();

    private Consistency(Results results) {
        this.results = results;
        this.contenders = results.contenders().stream().map(Contender::id).collect(Collectors.toSet());
        this.drafts = results.contenders().stream()
                .filter(contender -> contender.role() == Role.DRAFT)
                .map(Contender::id)
                .collect(Collectors.toSet());
    }

    /** The first thing that does not fit, as a clause. */
    static Optional<String> firstContradiction(Results results) {
        return new Consistency(results).check();
    }

    private Optional<String> check() {
        if (contenders.isEmpty()) {
            return Optional.of("it has no contender");
        }
        if (contenders.size() < results.contenders().size()) {
            return Optional.of("two contenders have the same id");
        }
        if (results.baseline().role() != Role.CONTENDER) {
            return Optional.of("its first contender, which is the baseline, is a "
                    + (results.baseline().role().isControl() ? "control" : "draft"));
        }
        return check(results.plan())
                .or(() -> results.jvms().stream()
                        .filter(jvm -> jvm.stage() < 0
                                || jvm.stage() >= results.plan().stages().size())
                        .findFirst()
                        .map(jvm -> "JVM " + jvm.index() + " of stage " + jvm.stage() + " is not in its plan"))
                .or(() -> results.jvms().stream()
                        .flatMap(jvm -> check(jvm).stream())
                        .findFirst())
                .or(() -> results.cells().stream()
                        .flatMap(cell -> check(cell).stream())
                        .findFirst())
                .or(() -> ChoiceConsistency.firstContradiction(results));
    }

    private Optional<String> check(Plan plan) {
        for (Stage stage : plan.stages()) {
            for (String operation : stage.operations()) {
                if (!planned.add(new Measured(operation, stage.point()))) {
                    return Optional.of("its plan has " + operation + " twice at "
                            + stage.point().label(plan.dataSize()));
                }
            }
            if (stage.point().threads() < 1 || stage.point().rttMicros() < 0) {
                return Optional.of("its plan has a point with " + stage.point().threads()
                        + " threads and a round trip of " + stage.point().rttMicros() + " microseconds");
            }
            if (stage.kind() == Stage.Kind.COMPARISON
                    && !stage.point().dataSize().equals(plan.dataSize())) {
                return Optional.of("its plan compares with data of another size than " + plan.dataSize());
            }
            if (stage.point().drafts() != (stage.kind() == Stage.Kind.DRAFTS)) {
                return Optional.of("its plan has drafts in a stage of another kind, or a stage of drafts without them");
            }
        }
        return Optional.empty();
    }

    private Optional<String> check(Cell cell) {
        String name = "the cell " + cell.operation() + ", "
                + cell.point().label(results.plan().dataSize()) + ", " + cell.contender();
        if (!contenders.contains(cell.contender())) {
            return Optional.of(name + ", is of a contender that it does not list");
        }
        if (drafts.contains(cell.contender()) && !cell.point().drafts()) {
            return Optional.of(name + ", is of a draft outside of a stage of drafts");
        }
        if (!planned.contains(new Measured(cell.operation(), cell.point()))) {
            return Optional.of(name + ", is not in its plan");
        }
        if (!cells.add(new CellKey(cell.operation(), cell.point(), cell.contender()))) {
            return Optional.of(name + ", is there twice");
        }
        Wire wire = cell.wire();
        if (wire != null && !isPossible(wire)) {
            return Optional.of(name + ", has counts of what it sends that cannot be: " + counts(wire));
        }
        Set<Integer> jvms = cell.series().stream().map(Cell.Series::jvm).collect(Collectors.toSet());
        if (jvms.size() < cell.series().size()) {
            return Optional.of(name + ", has two series of the same JVM");
        }
        return cell.series().stream()
                .flatMap(series -> check(cell, series).stream())
                .map(fault -> name + ", " + fault)
                .findFirst();
    }

    private Optional<String> check(Cell cell, Cell.Series series) {
        List<Double> samples = series.nanosPerOperation();
        if (samples.isEmpty()) {
            return Optional.of("has no sample of JVM " + series.jvm());
        }
        if (samples.stream().anyMatch(nanos -> !(nanos > 0 && Double.isFinite(nanos)))) {
            return Optional.of("has a time of JVM " + series.jvm() + " that is not positive and finite");
        }
        if (samples.stream().anyMatch(nanos -> nanos < LEAST_NANOS || nanos > MOST_NANOS)) {
            return Optional.of("has a time of JVM " + series.jvm() + " that no operation takes");
        }
        Integer others = rounds.putIfAbsent(new JvmKey(cell.operation(), cell.point(), series.jvm()), samples.size());
        if (others != null && others != samples.size()) {
            return Optional.of("has " + samples.size() + " samples of JVM " + series.jvm()
                    + " where another contender has " + others);
        }
        Causes causes = series.causes();
        if (causes != null && !isPossible(causes)) {
            return Optional.of("has causes of JVM " + series.jvm() + " that cannot be: " + causes);
        }
        List<Double> rates = series.operationsPerSecond();
        if (rates != null && rates.size() != samples.size()) {
            return Optional.of(
                    "has " + rates.size() + " rates of JVM " + series.jvm() + " beside " + samples.size() + " samples");
        }
        if (rates != null && rates.stream().anyMatch(rate -> !(rate >= 0 && Double.isFinite(rate)))) {
            return Optional.of("has a rate of JVM " + series.jvm() + " that is negative or not finite");
        }
        return Optional.empty();
    }

    private static Optional<String> check(JvmRun jvm) {
        Yardstick yardstick = jvm.yardstick();
        return yardstick == null
                        || yardstick.pieces().stream()
                                .allMatch(piece -> piece.perSecond() > 0 && Double.isFinite(piece.perSecond()))
                ? Optional.empty()
                : Optional.of("the yardstick after JVM " + jvm.index() + " of stage " + jvm.stage()
                        + " has a rate that is not positive and finite");
    }

    private static boolean isPossible(Causes causes) {
        return Stream.of(
                        causes.allocatedBytes(),
                        causes.clientCpuNanos(),
                        causes.waitNanos(),
                        causes.serverCpuNanos(),
                        causes.walBytes())
                .filter(Objects::nonNull)
                .allMatch(mean -> mean >= 0 && Double.isFinite(mean));
    }

    static boolean isPossible(Wire wire) {
        List<Wire.Sent> sent = wire.sent();
        return wire.calls() > 0
                && (sent == null || sent.stream().allMatch(each -> each.times() > 0 && Double.isFinite(each.times())))
                && DoubleStream.of(wire.statements(), wire.roundTrips(), wire.rows(), wire.bytesOut(), wire.bytesIn())
                        .allMatch(mean -> mean >= 0 && Double.isFinite(mean));
    }

    private static List<Double> times(Wire wire) {
        List<Wire.Sent> sent = wire.sent();
        return sent == null ? List.of() : sent.stream().map(Wire.Sent::times).toList();
    }

    /** Without the texts of statements, which may be long. */
    private static String counts(Wire wire) {
        return "calls %s, statements %s, roundTrips %s, rows %s, bytesOut %s, bytesIn %s, times of each statement %s"
                .formatted(
                        wire.calls(),
                        wire.statements(),
                        wire.roundTrips(),
                        wire.rows(),
                        wire.bytesOut(),
                        wire.bytesIn(),
                        times(wire));
    }

    private record Measured(String operation, Point point) {}

    private record CellKey(String operation, Point point, String contender) {}

    private record JvmKey(String operation, Point point, int jvm) {}
}
