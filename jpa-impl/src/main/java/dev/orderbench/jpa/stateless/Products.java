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
            INSERT INTO inventory AS v (product_id, stock)
            SELECT i.product_id, least(sum(i.qty), 2147483647)
            FROM order_items i
            JOIN inventory counted ON counted.product_id = i.product_id
            WHERE i.order_id = any(:orderIds)
            GROUP BY i.product_id
            ORDER BY i.product_id
            ON CONFLICT (product_id) DO UPDATE SET stock = v.stock - EXCLUDED.stock
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
            INSERT INTO inventory AS v (product_id, stock)
            SELECT i.product_id, least(sum(i.qty), 2147483647)
            FROM order_items i
            JOIN inventory counted ON counted.product_id = i.product_id
            WHERE i.order_id = :orderId
            GROUP BY i.product_id
            ORDER BY i.product_id
            ON CONFLICT (product_id) DO UPDATE SET stock = v.stock + EXCLUDED.stock
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
