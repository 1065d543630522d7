package dev.orderbench.benchmarks.pool;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.benchmarks.workload.Parameters;
import dev.orderbench.benchmarks.workload.Supply;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.database.Pools;
import dev.orderbench.database.TemplateDatabase;
import dev.orderbench.database.WorkingDatabase;

/**
 * How many connections one call of a contender keeps at the same time. Where that is more than one, callers of a pool that is too
 * small each keep the connection that another one waits for, and none goes on: a deadlock that no database sees.
 *
 * @see <a href="https://github.com/brettwooldridge/HikariCP/wiki/About-Pool-Sizing">HikariCP: About Pool Sizing</a>, for the size
 *     from which on it cannot happen
 */
final class ConnectionNeed {

    /** More than any call should need. */
    private static final int POOL_SIZE = 8;

    private static final int CALLS = 4;

    private ConnectionNeed() {}

    /**
     * Calls each operation of a contender a few times, alone.
     *
     * @param size of the smallest pool that it is to use
     * @param callers at the same time
     * @throws IllegalArgumentException when a pool of that size can come to a standstill
     */
    static void check(Entrant entrant, int size, int callers, TemplateDatabase template) {
        try (WorkingDatabase database = template.copy();
                HikariDataSource pool = Pools.open(database.connection(), POOL_SIZE)) {
            HoldingClock clock = new HoldingClock(pool);
            try (OrderStore store = entrant.open(clock)) {
                Parameters parameters = new Parameters(template.dataset(), new Supply(template.dataset(), 1), 0, 1);
                for (Operation operation : Operation.values()) {
                    clock.reset();
                    for (int i = 0; i < CALLS; i++) {
                        operation.invoke(store, parameters);
                    }
                    int least = callers * (clock.mostLent() - 1) + 1;
                    if (size < least) {
                        throw new IllegalArgumentException(
                                ("%s keeps %d connections at the same time for one %s, so %d callers of a pool of %d could wait for each"
                                                + " other for ever: it takes a pool of at least %d, or an operation that uses one connection")
                                        .formatted(
                                                entrant.id(),
                                                clock.mostLent(),
                                                operation.label(),
                                                callers,
                                                size,
                                                least));
                    }
                }
            }
        }
    }
}
