package dev.orderbench.jpa.tuned;

import dev.orderbench.contract.StockTake;
import dev.orderbench.contract.StoreException;
import java.util.List;
import java.util.SortedMap;
import org.hibernate.Session;

/**
 * Changes what is in stock, of any number of products by one statement each time.
 *
 * <p>These are native queries. Entities would have to be read with a lock before they are written, and an update in HQL locks
 * rows as it meets them; an insert that finds its rows already there changes them in a given order, that of product ids (R45).
 * HQL has that statement too, but Hibernate 7.4.13 fails to translate it where the rows come from a query.
 */
final class Stock {

    /** More than can be in stock, and still within an integer when it is taken from one. */
    private static final long TOO_MUCH = 1L << 31;

    /** What is asked for, as two arrays. */
    private static final String GIVEN = "SELECT * FROM unnest(:products, :pieces) AS item (product_id, pieces)";

    /** What a stored order holds; a sum beyond all integers is cut to more than can be in stock. */
    private static final String STORED = """
            SELECT product_id, least(sum(qty), %d) AS pieces
                FROM order_items
                WHERE order_id = :orderId
                GROUP BY product_id""".formatted(TOO_MUCH);

    /** Locks in the order of keys (R45). Products that were never counted are left out. */
    private static final String CHANGE = """
            WITH items AS (
                %s
            ), locked AS (
                SELECT v.product_id
                FROM inventory v
                WHERE v.product_id IN (SELECT product_id FROM items)
                ORDER BY v.product_id
                FOR UPDATE
            )
            UPDATE inventory v
            SET stock = v.stock %s i.pieces
            FROM items i
            JOIN locked l ON l.product_id = i.product_id
            WHERE v.product_id = l.product_id
            """;

    private static final String TAKE = CHANGE.formatted(GIVEN, "-");

    private static final String PUT_BACK = CHANGE.formatted(STORED, "+");

    private static final String NOT_COUNTED = """
            SELECT min(i.product_id)
            FROM unnest(:products) AS i (product_id)
            WHERE NOT EXISTS (SELECT FROM inventory v WHERE v.product_id = i.product_id)
            """;

    private static final String SET = """
            INSERT INTO inventory (product_id, stock)
            SELECT product_id, stock
            FROM unnest(:products, :stocks) AS level (product_id, stock)
            ORDER BY product_id
            ON CONFLICT (product_id) DO UPDATE SET stock = EXCLUDED.stock
            """;

    private Stock() {}

    /** Takes pieces of products. */
    static void take(Session session, SortedMap<Long, Long> quantities) {
        Long[] products = quantities.keySet().toArray(Long[]::new);
        Long[] pieces = quantities.values().stream()
                .map(quantity -> Math.min(quantity, TOO_MUCH))
                .toArray(Long[]::new);
        int taken = session.createNativeMutationQuery(TAKE)
                .setParameter("products", products)
                .setParameter("pieces", pieces)
                .executeUpdate();
        if (taken < products.length) {
            Long product = session.createNativeQuery(NOT_COUNTED, Long.class)
                    .setParameter("products", products)
                    .getSingleResult();
            throw new StoreException.NotFound("inventory of product", product);
        }
    }

    /** Puts back the items of an order. */
    static void putBack(Session session, long orderId) {
        session.createNativeMutationQuery(PUT_BACK)
                .setParameter("orderId", orderId)
                .executeUpdate();
    }

    /** Sets what was counted, whether there was a stock before or not. */
    static int set(Session session, StockTake stockTake) {
        List<StockTake.Level> levels = stockTake.levels();
        Long[] products = levels.stream().map(StockTake.Level::productId).toArray(Long[]::new);
        Integer[] stocks = levels.stream().map(StockTake.Level::stock).toArray(Integer[]::new);
        return session.createNativeMutationQuery(SET)
                .setParameter("products", products)
                .setParameter("stocks", stocks)
                .executeUpdate();
    }
}
