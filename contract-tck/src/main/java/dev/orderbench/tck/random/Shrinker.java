package dev.orderbench.tck.random;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds a short program that still shows a difference, by leaving out more and more of one that does and running what is
 * left, within limits of number and time.
 *
 * <p>The scheme is that of Zeller and Hildebrandt's "Simplifying and Isolating Failure-Inducing Input" (2002), which removes
 * ever smaller chunks. Before it, what most likely suffices is tried: the last statement, with those that are about the
 * same users, orders and products, or with those just before it; after it, arguments are simplified.
 */
final class Shrinker {

    private static final int MOST_RUNS = 400;

    private static final Duration LONGEST = Duration.ofSeconds(120);

    private final Trial trial;
    private final long start = System.nanoTime();
    private final Set<List<Statement>> tried = new HashSet<>();
    private List<Statement> program;
    private Trial.Result result;

    private Shrinker(Trial trial, List<Statement> program, Trial.Result result) {
        this.trial = trial;
        this.program = program;
        this.result = result;
    }

    /**
     * The shortest program found.
     *
     * @param result what it showed
     * @param runs how many programs were run
     * @param complete whether nothing was left to try when it ended, rather than the limits reached
     */
    record Shrunk(List<Statement> program, Trial.Result result, int runs, boolean complete) {}

    /** Shrinks a program that showed a difference. */
    static Shrunk shrink(Trial trial, List<Statement> program, Trial.Result result) {
        Shrinker shrinker = new Shrinker(trial, program, result);
        shrinker.cut(program, result);
        shrinker.keepTheLast();
        shrinker.removeChunks(program.size() / 2);
        while (shrinker.simplify()) {
            shrinker.removeChunks(1);
        }
        return new Shrunk(shrinker.program, shrinker.result, shrinker.tried.size(), !shrinker.limitReached());
    }

    private boolean limitReached() {
        return tried.size() >= MOST_RUNS || System.nanoTime() - start > LONGEST.toNanos();
    }

    /** Takes a candidate over when it shows a difference, too. */
    private boolean differs(List<Statement> candidate) {
        if (candidate.isEmpty() || limitReached() || !tried.add(candidate)) {
            return false;
        }
        Trial.Result tried = trial.run(candidate);
        if (tried.mismatch().isEmpty()) {
            return false;
        }
        cut(candidate, tried);
        return true;
    }

    /** Keeps what comes before the difference, and the statement that showed it. */
    private void cut(List<Statement> candidate, Trial.Result shown) {
        program = candidate.subList(0, shown.mismatch().orElseThrow().statement() + 1);
        result = shown;
    }

    private void keepTheLast() {
        List<Statement> whole = program;
        Set<Object> subjects = subjects(whole.getLast());
        if (differs(withWhatTheyNeed(whole, whole.size() - 1, statement -> false))
                || differs(withWhatTheyNeed(
                        whole, whole.size() - 1, statement -> !Collections.disjoint(subjects(statement), subjects)))) {
            return;
        }
        for (int kept = 4; kept < whole.size(); kept *= 4) {
            if (differs(withWhatTheyNeed(whole, whole.size() - kept, statement -> false))) {
                return;
            }
        }
    }

    private static Set<Object> subjects(Statement statement) {
        return operations(statement)
                .flatMap(operation -> operation.subjects().stream())
                .collect(Collectors.toSet());
    }

    /** The statements from an index on and others that are wanted, and before them those that set their clock and made their keys. */
    private static List<Statement> withWhatTheyNeed(List<Statement> whole, int from, Predicate<Statement> wanted) {
        List<Statement> needed = new ArrayList<>();
        Set<Integer> labels = new HashSet<>();
        boolean clockNeeded = true;
        for (int index = whole.size() - 1; index >= 0; index--) {
            Statement statement = whole.get(index);
            boolean clock = statement instanceof Statement.SetClock;
            boolean makesKey = operations(statement).anyMatch(operation -> labels.contains(operation.labelOrZero()));
            if (index >= from || makesKey || (clock && clockNeeded) || wanted.test(statement)) {
                needed.addFirst(statement);
                operations(statement)
                        .flatMap(operation -> operation.keys().stream())
                        .forEach(key -> {
                            if (key instanceof Key.Made made) {
                                labels.add(made.operation());
                            }
                        });
                clockNeeded = !clock;
            }
        }
        return needed;
    }

    private static Stream<Operation> operations(Statement statement) {
        return switch (statement) {
            case Operation operation -> Stream.of(operation);
            case Statement.Unit unit -> unit.steps().stream().map(Statement.Step::operation);
            case Statement.SetClock clock -> Stream.empty();
        };
    }

    private void removeChunks(int largest) {
        int chunk = Math.max(1, Math.min(largest, program.size() / 2));
        while (!limitReached()) {
            boolean removed = false;
            int at = 0;
            while (at < program.size() && !limitReached()) {
                List<Statement> without = new ArrayList<>(program.subList(0, at));
                without.addAll(program.subList(Math.min(program.size(), at + chunk), program.size()));
                if (differs(without)) {
                    removed = true;
                } else {
                    at += chunk;
                }
            }
            if (chunk == 1 && !removed) {
                return;
            }
            chunk = Math.max(1, chunk / 2);
        }
    }

    /** Replaces statements by simpler ones as long as that works; returns whether it did. */
    private boolean simplify() {
        boolean simplified = false;
        for (int index = program.size() - 1; index >= 0; index--) {
            boolean again = true;
            while (again && index < program.size()) {
                again = false;
                for (Statement simpler : Simplifier.simpler(program.get(index))) {
                    List<Statement> candidate = new ArrayList<>(program);
                    candidate.set(index, simpler);
                    if (differs(candidate)) {
                        simplified = true;
                        again = true;
                        break;
                    }
                }
            }
        }
        return simplified;
    }
}
