package dev.orderbench.jpa.tuned;

import dev.orderbench.contract.StockTake;
import dev.orderbench.contract.StoreException;
import java.util.List;
import org.hibernate.Session;

/**
 * Changes what is in stock, of any number of products by one statement each time.
 *
 * <p>These are native queries. Entities would have to be read with a lock before they are written, and an update in HQL locks
 * rows as it meets them; an insert that finds its rows already there changes them in a given order, that of product ids (R45).
 * HQL has that statement too, but Hibernate 7.4.13 fails to translate it where the rows come from a query.
 *
 * <p>What was ordered is not sent again, since the items are stored by then.
 */
final class Stock {

    /**
     * Locks in the order of keys (R45). Products that were never counted are left out; a sum beyond all integers is cut to
     * more than can be in stock.
     */
    private static final String CHANGE = """
            WITH items AS (
                SELECT product_id, least(sum(qty), 2147483648) AS pieces
                FROM order_items
                WHERE order_id = any(:orderIds)
                GROUP BY product_id
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

    private static final String TAKE = CHANGE.formatted("-");

    private static final String PUT_BACK = CHANGE.formatted("+");

    private static final String NOT_COUNTED = """
            SELECT min(i.product_id)
            FROM order_items i
            WHERE i.order_id = any(:orderIds)
                AND NOT EXISTS (SELECT FROM inventory v WHERE v.product_id = i.product_id)
            """;

    private static final String SET = """
            INSERT INTO inventory (product_id, stock)
            SELECT product_id, stock
            FROM unnest(:products, :stocks) AS level (product_id, stock)
            ORDER BY product_id
            ON CONFLICT (product_id) DO UPDATE SET stock = EXCLUDED.stock
            """;

    private Stock() {}

    /** Takes what the items of stored orders need, of so many products. */
    static void take(Session session, List<Long> orderIds, int products) {
        Long[] ids = orderIds.toArray(Long[]::new);
        if (change(session, TAKE, ids) < products) {
            Long product = session.createNativeQuery(NOT_COUNTED, Long.class)
                    .setParameter("orderIds", ids)
                    .getSingleResult();
            throw new StoreException.NotFound("inventory of product", product);
        }
    }

    /** Puts back the items of an order. */
    static void putBack(Session session, long orderId) {
        change(session, PUT_BACK, new Long[] {orderId});
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

    private static int change(Session session, String change, Long[] orderIds) {
        return session.createNativeMutationQuery(change)
                .setParameter("orderIds", orderIds)
                .executeUpdate();
    }
}
