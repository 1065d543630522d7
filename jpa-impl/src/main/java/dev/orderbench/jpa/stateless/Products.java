package dev.orderbench.jpa.stateless;

import jakarta.data.repository.Repository;
import java.util.List;
import org.hibernate.StatelessSession;
import org.hibernate.annotations.processing.SQL;

/**
 * The products and what is in stock of them. Stock is changed in the order of product ids (R45), of any number of products by
 * one native statement, as {@code tuned} does it and for the same reason.
 */
@Repository
interface Products {

    StatelessSession session();

    /** One query for any number of products: their keys are one array. A product that is unknown is left out. */
    default List<ProductEntity> byIds(List<Long> ids) {
        return session().getMultiple(ProductEntity.class, ids);
    }

    @SQL("""
            UPDATE inventory v
            SET stock = v.stock - i.pieces
            FROM (
                SELECT product_id, least(sum(qty), 2147483648) AS pieces
                FROM order_items
                WHERE order_id = any(:orderIds)
                GROUP BY product_id
            ) i
            JOIN (
                SELECT product_id
                FROM inventory
                WHERE product_id IN (SELECT product_id FROM order_items WHERE order_id = any(:orderIds))
                ORDER BY product_id
                FOR UPDATE
            ) l ON l.product_id = i.product_id
            WHERE v.product_id = l.product_id
            """)
    int takeStock(Long[] orderIds);

    @SQL("""
            SELECT min(i.product_id)
            FROM order_items i
            WHERE i.order_id = any(:orderIds)
                AND NOT EXISTS (SELECT FROM inventory v WHERE v.product_id = i.product_id)
            """)
    Long notCounted(Long[] orderIds);

    @SQL("""
            UPDATE inventory v
            SET stock = v.stock + i.pieces
            FROM (
                SELECT product_id, least(sum(qty), 2147483648) AS pieces
                FROM order_items
                WHERE order_id = :orderId
                GROUP BY product_id
            ) i
            JOIN (
                SELECT product_id
                FROM inventory
                WHERE product_id IN (SELECT product_id FROM order_items WHERE order_id = :orderId)
                ORDER BY product_id
                FOR UPDATE
            ) l ON l.product_id = i.product_id
            WHERE v.product_id = l.product_id
            """)
    int putBackStock(long orderId);

    @SQL("""
            INSERT INTO inventory (product_id, stock)
            SELECT product_id, stock
            FROM unnest(:productIds, :stocks) AS level (product_id, stock)
            ORDER BY product_id
            ON CONFLICT (product_id) DO UPDATE SET stock = EXCLUDED.stock
            """)
    int setStock(Long[] productIds, Integer[] stocks);
}
