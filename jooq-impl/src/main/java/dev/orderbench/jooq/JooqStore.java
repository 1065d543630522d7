package dev.orderbench.jooq;

import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.OrderReceipt;
import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.OrderSummary;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.User;
import dev.orderbench.contract.UserWithOrders;
import dev.orderbench.support.Arguments;
import dev.orderbench.support.Clocks;
import dev.orderbench.support.SqlFailures;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/** Each operation is one unit of work around one of the classes beside this one. */
final class JooqStore implements OrderStore {

    private final DSLContext dsl;
    private final InstantSource clock;

    JooqStore(DSLContext dsl, InstantSource clock) {
        this.dsl = dsl;
        this.clock = clock;
    }

    @Override
    public User registerUser(NewUser user) {
        return translated(() -> Registration.insert(dsl, user, Clocks.now(clock)));
    }

    @Override
    public UserWithOrders userWithRecentOrders(long userId, int take) {
        Arguments.requireTake(take);
        return translated(() -> RecentOrders.select(dsl, userId, take));
    }

    @Override
    public List<OrderSummary> searchOrders(OrderSearch search) {
        return translated(() -> SearchQuery.select(dsl, search));
    }

    @Override
    public OrderReceipt placeOrder(NewOrder order) {
        return translated(() ->
                dsl.transactionResult(transaction -> new Placement(transaction.dsl(), order).run(Clocks.now(clock))));
    }

    @Override
    public void close() {
        // Holds nothing: connections belong to the data source.
    }

    private static <T> T translated(Supplier<T> operation) {
        try {
            return operation.get();
        } catch (DataAccessException e) {
            StoreException failure = SqlFailures.translateCause(e);
            throw failure != null ? failure : new StoreException.Unclassified(String.valueOf(e.getMessage()), null, e);
        }
    }
}
