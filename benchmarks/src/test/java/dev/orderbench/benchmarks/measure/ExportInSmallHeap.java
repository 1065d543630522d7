package dev.orderbench.benchmarks.measure;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.OrderSummary;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.contract.TimeRange;
import dev.orderbench.contract.Variant;
import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.Pools;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Exports all orders of a database and prints their number and the sum of their keys; run in a JVM of its own. */
final class ExportInSmallHeap {

    private ExportInSmallHeap() {}

    /**
     * Arguments: contender, variant, URL of the database, the time before which orders are exported, and whether to keep all of
     * them in memory; user and password from the environment.
     */
    public static void main(String[] arguments) {
        TimeRange range = new TimeRange(Instant.EPOCH, Instant.parse(arguments[3]));
        boolean keep = Boolean.parseBoolean(arguments[4]);
        List<OrderSummary> kept = new ArrayList<>();
        try (HikariDataSource pool = Pools.open(ConnectionInfo.parse(arguments[2]), 1);
                OrderStore store = Contenders.provider(arguments[0])
                        .create(pool, new StoreOptions(Variant.valueOf(arguments[1]), InstantSource.system()))) {
            long[] sum = {0};
            long count = store.exportOrders(range, order -> {
                sum[0] += order.id();
                if (keep) {
                    kept.add(order);
                }
            });
            System.out.println(count + " " + sum[0]);
        }
    }
}
