package dev.orderbench.jpa.tuned;

import dev.orderbench.contract.Order;
import dev.orderbench.jpa.session.OrderRow;
import java.util.Optional;
import org.hibernate.Session;

/** Reads an order and its items in one query: of one moment without a transaction. */
final class OrderWithItems {

    private static final String SELECT = """
            select o.id, o.status, o.total, o.version, o.createdAt, p.id, p.sku, i.quantity, i.unitPrice
            from OrderEntity o
            left join OrderItemEntity i on i.order = o
            left join i.product p
            where o.id = :orderId
            order by i.id
            """;

    private OrderWithItems() {}

    static Optional<Order> find(Session session, long orderId) {
        return OrderRow.group(session.createSelectionQuery(SELECT, OrderRow.class)
                        .setParameter("orderId", orderId)
                        .getResultList())
                .stream()
                .findFirst();
    }
}
