package dev.orderbench.benchmarks.measure;

import dev.orderbench.benchmarks.audit.EqualWork;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.database.Dataset;
import dev.orderbench.database.DatasetOracle;
import dev.orderbench.database.Pools;
import dev.orderbench.database.WorkingDatabase;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether a contender may be measured: on a database of its own, does it do what the contract asks? */
final class WorkCheck {

    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06.000007Z");

    private WorkCheck() {}

    /**
     * Why it may not, or empty.
     *
     * @param dataset what is in the database
     * @param database gives a fresh one, which is dropped again
     */
    static Optional<String> fault(
            Operation operation, Entrant entrant, Dataset dataset, Supplier<WorkingDatabase> database) {
        try (WorkingDatabase copy = database.get();
                var pool = Pools.open(copy.connection(), 2);
                OrderStore store = entrant.provider().create(pool, new StoreOptions(entrant.variant(), () -> NOW))) {
            return new EqualWork(new DatasetOracle(dataset), NOW).check(operation, store);
        } catch (RuntimeException e) {
            // Whatever a contender throws while it is created or closed is its failure.
            return Optional.of("cannot be used: %s: %s".formatted(e.getClass().getSimpleName(), e.getMessage()));
        }
    }
}
