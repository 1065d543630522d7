package dev.orderbench.benchmarks.audit;

import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.database.DatasetOracle;
import java.time.Instant;
import java.util.Optional;

/**
 * Compares what a store answers with what the dataset says it must answer, for one operation at a time. The kit tests far
 * more; this pass shows that the contender that is about to be measured is the one that was tested.
 */
public final class EqualWork {

    private final DatasetOracle oracle;
    private final Instant now;

    /**
     * @param oracle the expected answers
     * @param now what the clock of the stores says
     */
    public EqualWork(DatasetOracle oracle, Instant now) {
        this.oracle = oracle;
        this.now = now;
    }

    /**
     * Calls an operation a few times, on an unchanged dataset except for earlier calls of this method.
     *
     * @return what is wrong, in a sentence; empty when all is as the contract says
     */
    public Optional<String> check(Operation operation, OrderStore store) {
        EqualReads reads = new EqualReads(oracle, store);
        EqualWrites writes = new EqualWrites(store, now, oracle.dataset().size().users());
        try {
            return switch (operation) {
                case FIND_USER_BY_EMAIL -> reads.findUserByEmail();
                case FIND_ORDER -> reads.findOrder();
                case USER_WITH_RECENT_ORDERS -> reads.userWithRecentOrders();
                case SEARCH_ORDERS -> reads.searchOrders();
                case ORDERS_AFTER -> reads.ordersAfter();
                case SALES_REPORT -> reads.salesReport();
                case REGISTER_USER -> writes.registerUser();
                case REGISTER_USER_WITH_ORDERS -> writes.registerUserWithOrders();
                case PLACE_ORDER -> writes.placeOrder();
                case CHANGE_STATUS -> writes.changeStatus();
                case IMPORT_ORDERS -> writes.importOrders();
                case ADJUST_STOCK -> writes.adjustStock();
            };
        } catch (RuntimeException e) {
            return Optional.of(
                    "%s threw %s: %s".formatted(operation.label(), e.getClass().getSimpleName(), e.getMessage()));
        }
    }
}
