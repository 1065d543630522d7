package dev.orderbench.benchmarks.cli;

import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.measure.ProgressListener;
import dev.orderbench.benchmarks.pool.PoolLaboratory;
import dev.orderbench.benchmarks.pool.PoolRequest;
import dev.orderbench.benchmarks.pool.PoolScale;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import java.util.List;
import java.util.Optional;

/** The short experiments on pools that end a run: what a borrow costs, how large a pool must be, and what happens beyond that. */
final class PoolPart {

    private static final List<PoolQuestion> QUESTIONS =
            List.of(PoolQuestion.BORROW, PoolQuestion.SIZE, PoolQuestion.SATURATION);

    private PoolPart() {}

    /**
     * Does them with the contenders of a run, on a server of the same source. Empty where they cannot be done; the progress says
     * why.
     */
    static Optional<Results> add(Results results, String database, ProgressListener progress)
            throws InterruptedException {
        List<Entrant> contenders = results.contenders().stream()
                .filter(contender -> contender.role() == Role.CONTENDER)
                .map(contender -> Entrant.of(contender.id()))
                .toList();
        PoolRequest request = new PoolRequest(
                database, contenders, QUESTIONS, PoolScale.SHORT, results.plan().seed());
        try {
            return Optional.of(results.withPool(new PoolLaboratory(request, progress).run(Home.commit())));
        } catch (RuntimeException e) {
            // Of whatever kind: the comparison, which took most of an hour, must not be lost to what comes after it.
            progress.problem("no experiments on pools: " + e.getMessage());
            return Optional.empty();
        }
    }
}
