package dev.orderbench.tck.random;

import dev.orderbench.database.Dataset;
import dev.orderbench.tck.reference.ReferenceStore;
import dev.orderbench.tck.reference.Tables;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Runs programs on a contender and on the reference, each program on fresh ones, up to the first difference. */
final class Trial {

    /** What the clock shows at first. */
    static final Instant START = Instant.parse("2026-02-03T04:05:06.123456789Z");

    private final Dataset dataset;
    private final Function<InstantSource, Subject> fresh;

    Trial(Dataset dataset, Function<InstantSource, Subject> fresh) {
        this.dataset = dataset;
        this.fresh = fresh;
    }

    /**
     * What a run showed.
     *
     * @param expected what the reference did, for each statement up to the difference
     * @param reference who ran the program on the reference
     * @param mismatch the first difference, if there is one
     */
    record Result(List<Outcome> expected, Player reference, Optional<Mismatch> mismatch) {}

    /** Runs a program, and compares the tables after its end only. */
    Result run(List<Statement> program) {
        return run(program, Integer.MAX_VALUE, 0);
    }

    /**
     * Runs a program.
     *
     * @param tablesEvery after how many operations the tables are compared; they always are at the end
     * @param tablesFrom the index of the statement before which they are not
     */
    Result run(List<Statement> program, int tablesEvery, int tablesFrom) {
        AtomicReference<Instant> clock = new AtomicReference<>(START);
        try (Subject subject = fresh.apply(clock::get)) {
            AdoptedKeys keys = new AdoptedKeys();
            ReferenceStore reference = new ReferenceStore(dataset, clock::get, keys);
            ExtraProducts.ALL.forEach(reference::add);
            subject.query(ExtraProducts.sql(ExtraProducts.ALL));
            Player contender = new Player(subject.store());
            Player oracle = new Player(reference);
            List<Outcome> outcomes = new ArrayList<>();
            int operations = 0;
            int compared = 0;
            for (int index = 0; index < program.size(); index++) {
                Statement statement = program.get(index);
                if (statement instanceof Statement.SetClock setting) {
                    clock.set(setting.time());
                    outcomes.add(new Outcome.Returned("the clock is set"));
                } else {
                    Outcome actual = contender.play(statement);
                    keys.takeFrom(contender);
                    Outcome expected = oracle.play(statement);
                    outcomes.add(expected);
                    if (!expected.accepts(actual)) {
                        return new Result(
                                outcomes, oracle, Optional.of(new Mismatch.InOutcome(index, expected, actual)));
                    }
                }
                operations += size(statement);
                boolean due = operations - compared >= tablesEvery && index >= tablesFrom;
                if (due || index == program.size() - 1) {
                    compared = operations;
                    Optional<Mismatch> mismatch = compareTables(index, reference, subject);
                    if (mismatch.isPresent()) {
                        return new Result(outcomes, oracle, mismatch);
                    }
                }
            }
            return new Result(outcomes, oracle, Optional.empty());
        }
    }

    /** The number of operations of a statement. */
    static int size(Statement statement) {
        return switch (statement) {
            case Operation operation -> 1;
            case Statement.Unit unit -> unit.steps().size();
            case Statement.SetClock clock -> 0;
        };
    }

    private static Optional<Mismatch> compareTables(int index, ReferenceStore reference, Subject subject) {
        List<List<String>> expected = reference.tables();
        List<List<String>> actual = subject.query(Tables.QUERY);
        return expected.equals(actual)
                ? Optional.empty()
                : Optional.of(new Mismatch.InTables(index, without(expected, actual), without(actual, expected)));
    }

    private static List<List<String>> without(List<List<String>> rows, List<List<String>> others) {
        Set<List<String>> excluded = new HashSet<>(others);
        return rows.stream().filter(row -> !excluded.contains(row)).toList();
    }
}
