package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What changed from an old run to a new one, for a gate: each cell that both have, by its quantities.
 *
 * <p>The ratio of a contender to the baseline was measured within rounds, so its mean log-ratio in a JVM is one observation
 * of each run, and the change of the ratio is the difference of their means with Welch's interval. The change of the time is
 * had in the same way from mean log-times; nothing in it tells a slower contender from a slower machine. So a change of time
 * fails the gate only where both runs had the same environment, apart from what is under test. What the calling threads
 * allocated hardly depends on the machine at all, and is compared likewise. Where a control of either run failed, nothing is said
 * of the times and ratios that answer to it, see {@link Controls}; they are undecided. Controls are left out. Counts of what goes over
 * the wire are judged by themselves, see {@link WireChange}.
 *
 * <p>Each interval has its confidence by itself, and nothing is adjusted for their number. That is safe on the side of a false
 * alarm: an unchanged quantity must be missed by its interval by more than the threshold.
 *
 * @param threshold by how much a quantity may grow, as a share: 0.05 for 5 %
 * @param rows one for each quantity of each cell that either run has a score of, in the order of the new run
 * @param wire how counts of what is sent and received changed; none where neither run has any
 * @param environment what else was not the same
 * @param onlyOld what only the old run was to measure, named
 * @param onlyNew what only the new run was to measure, named
 * @param oldComplete whether the old run carried out its whole plan
 * @param newComplete whether the new run did
 */
public record RunChanges(
        double threshold,
        List<Row> rows,
        List<WireChange> wire,
        List<EnvironmentChange> environment,
        List<String> onlyOld,
        List<String> onlyNew,
        boolean oldComplete,
        boolean newComplete) {

    public RunChanges {
        rows = List.copyOf(rows);
        wire = List.copyOf(wire);
        environment = List.copyOf(environment);
        onlyOld = List.copyOf(onlyOld);
        onlyNew = List.copyOf(onlyNew);
    }

    /**
     * One quantity of one cell.
     *
     * @param operation name of the operation
     * @param point under which conditions
     * @param contender who
     * @param quantity what
     * @param change how it changed
     * @param gates whether it may fail the gate; else it is only told
     * @param judgement what may be said of it
     */
    public record Row(
            String operation,
            Point point,
            Contender contender,
            Quantity quantity,
            Change change,
            boolean gates,
            Judgement judgement) {}

    /**
     * Compares.
     *
     * @throws IllegalArgumentException when the runs have nothing in common that can be compared
     */
    public static RunChanges of(Results before, Results after, double threshold) {
        if (before.plan().orders() != after.plan().orders()) {
            throw new IllegalArgumentException(
                    "The two runs measured different data, %,d and %,d orders: nothing can be compared"
                            .formatted(before.plan().orders(), after.plan().orders()));
        }
        if (!isSame(before.baseline(), after.baseline())) {
            throw new IllegalArgumentException(
                    "The ratios of the two runs refer to different baselines, %s and %s: nothing can be compared"
                            .formatted(name(before.baseline()), name(after.baseline())));
        }
        List<EnvironmentChange> environment = EnvironmentChange.between(before, after);
        boolean timesGate = environment.stream().allMatch(EnvironmentChange::underTest);
        List<Row> rows = new CellChanges(before, after, threshold, timesGate).rows();
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("The two runs have no operation, point and contender in common");
        }
        return new RunChanges(
                threshold,
                rows,
                WireChange.between(before, after),
                environment,
                missing(before, after),
                missing(after, before),
                before.complete(),
                after.complete());
    }

    /**
     * Whether the gate is passed: nothing was shown to be worse, and nothing is missing.
     *
     * @param allowMissing whether the new run may lack what only the old run was to measure
     */
    public boolean passes(boolean allowMissing) {
        return worse().isEmpty() && grown().isEmpty() && (allowMissing || onlyOld.isEmpty());
    }

    /** Counts that fail the gate, those that are lost among them. */
    public List<WireChange> grown() {
        return wire.stream()
                .filter(change -> change.judgement() == Judgement.WORSE)
                .toList();
    }

    /** Rows that fail the gate. */
    public List<Row> worse() {
        return rows.stream()
                .filter(row -> row.gates() && row.judgement() == Judgement.WORSE)
                .toList();
    }

    /** Rows that could have failed the gate, with more JVMs or less spread. */
    public List<Row> undecided() {
        return rows.stream()
                .filter(row -> row.gates() && row.judgement() == Judgement.UNDECIDED)
                .toList();
    }

    /** Whether it is the same contender in the same variant, whatever it is called in the report. */
    static boolean isSame(Contender one, Contender other) {
        return one.id().equals(other.id()) && one.variant().equals(other.variant());
    }

    /** The same contender in another run: a control or a draft there is none, whatever its id. */
    static Optional<Contender> find(Results results, Contender contender) {
        return results.contenders().stream()
                .filter(other -> other.role() == Role.CONTENDER && isSame(contender, other))
                .findFirst();
    }

    private static List<String> missing(Results from, Results in) {
        List<String> names = new ArrayList<>();
        Stream<String> operations = from.plan().operations().stream()
                .filter(operation -> !in.plan().operations().contains(operation))
                .map(operation -> "operation " + operation);
        Stream<String> points = from.plan().points().stream()
                .filter(point -> !in.plan().points().contains(point))
                .map(Point::conditions);
        Stream<String> together = from.plan().operations().stream()
                .filter(in.plan().operations()::contains)
                .flatMap(operation -> from.plan().points(operation).stream()
                        .filter(point -> in.plan().points().contains(point)
                                && !in.plan().points(operation).contains(point))
                        .map(point -> operation + " with " + point.conditions()));
        Stream<String> contenders = from.contenders().stream()
                .filter(contender -> contender.role() == Role.CONTENDER
                        && find(in, contender).isEmpty())
                .map(contender -> "contender " + name(contender));
        Stream.of(operations, points, together, contenders).flatMap(all -> all).forEach(names::add);
        return names;
    }

    private static String name(Contender contender) {
        return contender.id() + " " + contender.variant();
    }
}
