package dev.orderbench.benchmarks.pool;

import dev.orderbench.benchmarks.measure.Contenders;
import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.result.PoolResults;
import java.util.List;
import java.util.function.Predicate;

/** Experiments with the baseline, as the preset quick has them. Nothing may be left running after them. */
final class Laboratory {

    /** So often a machine that is busy with something else may spoil them. */
    private static final int ATTEMPTS = 3;

    private Laboratory() {}

    static PoolResults run(PoolQuestion... questions) throws InterruptedException {
        PoolRequest request = new PoolRequest(
                System.getProperty("bench.db", "embedded"),
                List.of(Entrant.of(Contenders.BASELINE)),
                List.of(questions),
                PoolScale.QUICK,
                1);
        Remains remains = Remains.fromNowOn();
        PoolResults results = new PoolLaboratory(request, new PrintedProgress()).run("unknown");
        remains.assertNone();
        return results;
    }

    /**
     * Results that a busy machine has not spoilt: the given ones, or else those of the same experiments done again, a few times at
     * most; the last ones where none are as they should be. What is wrong is wrong each time.
     */
    static PoolResults unspoilt(PoolResults first, Predicate<PoolResults> asTheyShouldBe, PoolQuestion... questions)
            throws InterruptedException {
        PoolResults results = first;
        for (int i = 1; i < ATTEMPTS && !asTheyShouldBe.test(results); i++) {
            System.out.println("spoilt, and done again: " + List.of(questions));
            results = run(questions);
        }
        return results;
    }
}
