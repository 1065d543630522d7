package dev.orderbench.tck.random;

import dev.orderbench.database.Dataset;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/**
 * Compares a contender with the reference on random programs. Single-threaded: for one program at a time.
 *
 * <p>Compared are the value or the failure of each operation, and the rows of all tables after every {@value #TABLES_EVERY}
 * operations and at the end. A failure is compared by class, SQLSTATE and constraint; where several are right (R6), any of
 * them is. Keys are the contender's: the reference takes them over, so that what goes by key is compared, too.
 */
public final class RandomPrograms {

    private static final int TABLES_EVERY = 250;

    private final Dataset dataset;
    private final Trial trial;

    /**
     * Prepares the comparison.
     *
     * @param dataset what fresh subjects hold
     * @param fresh makes a subject whose store has the given clock; closed here
     */
    public RandomPrograms(Dataset dataset, Function<InstantSource, Subject> fresh) {
        this.dataset = dataset;
        this.trial = new Trial(dataset, fresh);
    }

    /**
     * Runs the program of a seed, and shrinks it when it shows a difference.
     *
     * @param operations its length
     * @param command the command that runs it again
     * @throws AssertionError with the smallest program found that shows a difference, as Java
     */
    public void check(long seed, int operations, String command) {
        List<Statement> program = new ProgramGenerator(seed, dataset).program(operations);
        Trial.Result result = trial.run(program, TABLES_EVERY, 0);
        if (result.mismatch().isPresent()) {
            throw new AssertionError(explain(program, result, seed, command));
        }
    }

    private String explain(List<Statement> program, Trial.Result first, long seed, String command) {
        long start = System.nanoTime();
        Shrinker.Shrunk shrunk = shrink(program, first);
        return """
                The store and the reference differ at statement %d of the program of seed %d.
                Operations after shrinking: %d, in %d runs and %d s%s. With the imports of dev.orderbench.contract, java.math, java.time,
                java.util and AssertJ's Assertions, a fresh database of the tiny dataset, and an AtomicReference<Instant> clock,
                of which the store was given clock::get:

                %s
                The whole program again: %s
                """.formatted(
                        first.mismatch().orElseThrow().statement(),
                        seed,
                        shrunk.program().stream().mapToInt(Trial::size).sum(),
                        shrunk.runs(),
                        Duration.ofNanos(System.nanoTime() - start).toSeconds(),
                        shrunk.complete() ? "" : ", where the limit was reached",
                        ProgramSource.of(shrunk.program(), shrunk.result()).indent(4),
                        command);
    }

    private Shrinker.Shrunk shrink(List<Statement> program, Trial.Result first) {
        Mismatch mismatch = first.mismatch().orElseThrow();
        Trial.Result exact = first;
        if (mismatch instanceof Mismatch.InTables tables) {
            // Compared after every operation, the tables tell which one made the difference.
            List<Statement> untilThen = program.subList(0, tables.statement() + 1);
            Trial.Result found = trial.run(untilThen, 1, Math.max(0, tables.statement() - 2 * TABLES_EVERY));
            exact = found.mismatch().isPresent() ? found : first;
        }
        return Shrinker.shrink(trial, program, exact);
    }
}
