package dev.orderbench.benchmarks.yardstick;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.benchmarks.workload.Parameters;
import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.Pools;
import dev.orderbench.database.wire.WireMeter;
import java.util.List;
import java.util.function.Consumer;

/**
 * The statements of a contender as the wire meter saw them, in order, with {@code $1} and so on for parameters.
 *
 * @param findOrder of one order
 * @param userWithRecentOrders of one user
 * @param placeOrder of an order with one line, {@code BEGIN} and {@code COMMIT} included
 */
public record SentStatements(List<String> findOrder, List<String> userWithRecentOrders, List<String> placeOrder) {

    public SentStatements {
        findOrder = List.copyOf(findOrder);
        userWithRecentOrders = List.copyOf(userWithRecentOrders);
        placeOrder = List.copyOf(placeOrder);
    }

    /**
     * Has a contender do each operation once, its default variant, and looks on.
     *
     * @param database with a dataset; an order is placed in it
     */
    public static SentStatements of(OrderStoreProvider contender, ConnectionInfo database) {
        try (WireMeter meter = WireMeter.open();
                HikariDataSource pool = Pools.open(database, 1, meter);
                OrderStore store = contender.create(pool, StoreOptions.defaults())) {
            return new SentStatements(
                    read(meter, store, one -> one.findOrder(1)),
                    read(meter, store, one -> one.userWithRecentOrders(1, Parameters.TAKE)),
                    read(meter, store, one -> one.placeOrder(new NewOrder(1, List.of(new NewOrder.Line(1, 1))))));
        }
    }

    private static List<String> read(WireMeter meter, OrderStore store, Consumer<OrderStore> operation) {
        // A first time, for what is done only once.
        operation.accept(store);
        meter.reset();
        operation.accept(store);
        return meter.reading().sql();
    }
}
