package dev.orderbench.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.StoreException;
import dev.orderbench.database.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What rules about changes of one order share. */
interface OrderChangeRules extends Rules {

    /** The columns of an order as they are stored: user, status, total, version, time. */
    default List<String> storedOrder(long id) {
        return fixture()
                .query("SELECT user_id, status, total, version, created_at FROM orders WHERE id = " + id)
                .getFirst();
    }

    default int storedVersion(long id) {
        return Integer.parseInt(storedOrder(id).get(3));
    }

    /** Those columns after a change of the order. */
    default List<String> changed(List<String> stored, OrderStatus status, int version) {
        List<String> changed = new ArrayList<>(stored);
        changed.set(1, status.name());
        changed.set(3, Integer.toString(version));
        return changed;
    }

    /** A digest of all rows that a change of the order leaves alone; the stock is not among them. */
    default List<List<String>> allButOrder(long id) {
        return fixture().query("""
                SELECT 'users', count(*), md5(string_agg(u::text, '|' ORDER BY id)) FROM users u
                UNION ALL SELECT 'products', count(*), md5(string_agg(p::text, '|' ORDER BY id)) FROM products p
                UNION ALL SELECT 'orders', count(*), md5(string_agg(o::text, '|' ORDER BY id)) FROM orders o WHERE id <> %d
                UNION ALL SELECT 'order_items', count(*), md5(string_agg(i::text, '|' ORDER BY id)) FROM order_items i
                """.formatted(id));
    }

    /** The key of the dataset's first order of a status. */
    default long datasetOrder(OrderStatus status) {
        Dataset dataset = fixture().dataset();
        return IntStream.range(0, dataset.size().orders())
                        .filter(order -> dataset.status(order) == status)
                        .findFirst()
                        .orElseThrow()
                + 1L;
    }

    /**
     * Has two threads make the same change of an order at the same time, which is sure since another transaction has locked
     * the order until both wait for it, and asserts that one succeeds and the other fails as given.
     */
    default void assertOneOfTwoSucceeds(long id, Callable<?> change, Class<? extends StoreException> failure) {
        List<Background<Object>> both;
        try (Backends locker = fixture().backends();
                Backends observer = fixture().backends()) {
            locker.execute("BEGIN").execute("SELECT FROM orders WHERE id = " + id + " FOR UPDATE");
            both = Stream.of(change, change)
                    .map(each -> Background.run(() -> outcome(each)))
                    .toList();
            Await.until(
                    "both wait for a lock",
                    () -> observer.texts("SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
                                            + " AND wait_event_type = 'Lock'")
                                    .size()
                            == 2);
            locker.execute("COMMIT");
        }
        List<Object> outcomes = both.stream().map(Background::result).toList();
        assertThat(outcomes)
                .as("the outcomes of two changes at the same time")
                .satisfiesOnlyOnce(outcome -> assertThat(outcome).isEqualTo("succeeded"))
                .satisfiesOnlyOnce(outcome -> assertThat(outcome).isInstanceOf(failure));
        assertThat(storedVersion(id)).as("the version has risen once").isEqualTo(1);
        assertNoConnectionIsKept();
    }

    private static Object outcome(Callable<?> change) throws Exception {
        try {
            change.call();
            return "succeeded";
        } catch (StoreException e) {
            return e;
        }
    }
}
