package dev.orderbench.benchmarks.measure;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.contract.TimeRange;
import dev.orderbench.contract.Variant;
import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.Pools;
import java.time.InstantSource;

/** Exports all orders of a database and prints their number and the sum of their keys; run in a JVM of its own. */
final class ExportInSmallHeap {

    private ExportInSmallHeap() {}

    /** Arguments: contender, variant, URL of the database; user and password from the environment. */
    public static void main(String[] arguments) {
        try (HikariDataSource pool = Pools.open(ConnectionInfo.parse(arguments[2]), 1);
                OrderStore store = Contenders.provider(arguments[0])
                        .create(pool, new StoreOptions(Variant.valueOf(arguments[1]), InstantSource.system()))) {
            long[] sum = {0};
            long count = store.exportOrders(TimeRange.ALL, order -> sum[0] += order.id());
            System.out.println(count + " " + sum[0]);
        }
    }
}
