package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.JvmRun;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Stage;
import dev.orderbench.benchmarks.result.Yardstick;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The baseline's throughput against that of pgbench, which ran the same statements after each JVM. A JVM is one observation:
 * the logarithm of the ratio of its throughput, from its mean log-time, to that of pgbench after it. The interval is a
 * t-interval over the JVMs.
 *
 * @param rows one for each operation and point that both did, {@link Yardstick#FLOOR} first, in the order of the plan
 * @param absences why pieces are lacking, each reason once
 */
public record AgainstPgbench(List<Row> rows, List<String> absences) {

    /** What the baseline is to reach with one thread, which waits for its server. */
    private static final double TARGET_ALONE = 0.90;

    /** What it is to reach with several, which compete with their server for processors. */
    private static final double TARGET_SATURATED = 0.80;

    public AgainstPgbench {
        rows = List.copyOf(rows);
        absences = List.copyOf(absences);
    }

    /** Whether a target is met. */
    public enum Standing {
        /** The whole interval lies at or above it. */
        MET,
        /** The whole interval lies below it. */
        MISSED,
        /** The interval holds it, or there is none. */
        OPEN
    }

    /**
     * One operation at one point.
     *
     * @param operation name of the operation, or {@link Yardstick#FLOOR}, which the driver did alone
     * @param point under which conditions
     * @param perSecond throughput of the baseline, or of the driver
     * @param pgbenchPerSecond throughput of pgbench
     * @param ratio of the two
     * @param target what the ratio is to reach
     */
    public record Row(
            String operation,
            Point point,
            Estimate perSecond,
            Estimate pgbenchPerSecond,
            Estimate ratio,
            double target) {

        /** Whether the target is met. */
        public Standing standing() {
            return switch (ratio) {
                case Estimate.Point alone -> Standing.OPEN;
                case Estimate.Interval interval when interval.low() >= target -> Standing.MET;
                case Estimate.Interval interval when interval.high() < target -> Standing.MISSED;
                case Estimate.Interval interval -> Standing.OPEN;
            };
        }
    }

    /** Compares; empty where the run had no yardstick. */
    public static Optional<AgainstPgbench> of(Results results) {
        List<Yardstick> yardsticks = results.jvms().stream()
                .map(JvmRun::yardstick)
                .filter(Objects::nonNull)
                .toList();
        if (yardsticks.isEmpty()) {
            return Optional.empty();
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < results.plan().stages().size(); i++) {
            Stage stage = results.plan().stages().get(i);
            int index = i;
            List<JvmRun> jvms = results.jvms().stream()
                    .filter(jvm -> jvm.stage() == index && jvm.failure() == null)
                    .toList();
            Stream.concat(Stream.of(Yardstick.FLOOR), stage.operations().stream())
                    .flatMap(operation -> row(results, stage, jvms, operation).stream())
                    .forEach(rows::add);
        }
        return Optional.of(new AgainstPgbench(
                rows,
                yardsticks.stream()
                        .map(Yardstick::absence)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList()));
    }

    private static Optional<Row> row(Results results, Stage stage, List<JvmRun> jvms, String operation) {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (JvmRun jvm : jvms) {
            OptionalDouble our = operation.equals(Yardstick.FLOOR)
                    ? piece(jvm, Yardstick.Client.DRIVER, operation)
                    : baseline(results, stage.point(), jvm, operation);
            OptionalDouble their = piece(jvm, Yardstick.Client.PGBENCH, operation);
            if (our.isPresent() && their.isPresent()) {
                ours.add(Math.log(our.getAsDouble()));
                theirs.add(Math.log(their.getAsDouble()));
                ratios.add(Math.log(our.getAsDouble() / their.getAsDouble()));
            }
        }
        return ratios.isEmpty()
                ? Optional.empty()
                : Optional.of(new Row(
                        operation,
                        stage.point(),
                        LogMean.estimate(ours),
                        LogMean.estimate(theirs),
                        LogMean.estimate(ratios),
                        stage.point().threads() == 1 ? TARGET_ALONE : TARGET_SATURATED));
    }

    private static OptionalDouble piece(JvmRun jvm, Yardstick.Client client, String operation) {
        Yardstick yardstick = jvm.yardstick();
        return yardstick == null
                ? OptionalDouble.empty()
                : yardstick.pieces().stream()
                        .filter(piece ->
                                piece.client() == client && piece.operation().equals(operation))
                        .mapToDouble(Yardstick.Piece::perSecond)
                        .findFirst();
    }

    /** What all threads of a JVM got done in a second. */
    private static OptionalDouble baseline(Results results, Point point, JvmRun jvm, String operation) {
        return results.cells().stream()
                .filter(cell -> cell.operation().equals(operation)
                        && cell.point().equals(point)
                        && cell.contender().equals(results.baseline().id()))
                .map(Cell::series)
                .flatMap(List::stream)
                .filter(series -> series.jvm() == jvm.index())
                .mapToDouble(series -> point.threads() * 1e9 / Math.exp(new Samples.Some(List.of(series)).logTime()))
                .findFirst();
    }
}
