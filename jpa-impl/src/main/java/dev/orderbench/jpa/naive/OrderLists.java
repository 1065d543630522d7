package dev.orderbench.jpa.naive;

import dev.orderbench.contract.OrderCursor;
import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderSummary;
import dev.orderbench.contract.TimeRange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;

/** Lists orders as entities; the user of each is loaded when it is first met. */
final class OrderLists {

    static final int PORTION = 1_000;

    private OrderLists() {}

    static List<OrderSummary> search(Session session, OrderSearch search) {
        String hql = "select o from OrderEntity o where 1 = 1";
        Map<String, Object> parameters = new HashMap<>();
        if (search.email() != null) {
            hql += " and o.user.email = :email";
            parameters.put("email", search.email());
        }
        if (search.minTotal() != null) {
            hql += " and o.total >= :minTotal";
            parameters.put("minTotal", search.minTotal());
        }
        if (search.status() != null) {
            hql += " and o.status = :status";
            parameters.put("status", search.status());
        }
        if (search.from() != null) {
            hql += " and o.createdAt >= :from";
            parameters.put("from", search.from());
        }
        if (search.until() != null) {
            hql += " and o.createdAt < :until";
            parameters.put("until", search.until());
        }
        hql += switch (search.sort()) {
            case NEWEST_FIRST -> " order by o.createdAt desc, o.id desc";
            case OLDEST_FIRST -> " order by o.createdAt, o.id";
            case HIGHEST_TOTAL_FIRST -> " order by o.total desc, o.id desc";
        };
        SelectionQuery<OrderEntity> query =
                session.createSelectionQuery(hql, OrderEntity.class).setMaxResults(search.limit());
        parameters.forEach(query::setParameter);
        return query.getResultList().stream().map(OrderEntity::toSummary).toList();
    }

    static List<OrderSummary> after(Session session, OrderCursor cursor, int size) {
        return session
                .createSelectionQuery(
                        "select o from OrderEntity o"
                                + " where o.createdAt < :createdAt or (o.createdAt = :createdAt and o.id < :id)"
                                + " order by o.createdAt desc, o.id desc",
                        OrderEntity.class)
                .setParameter("createdAt", cursor.createdAt())
                .setParameter("id", cursor.id())
                .setMaxResults(size)
                .getResultList()
                .stream()
                .map(OrderEntity::toSummary)
                .toList();
    }

    static long export(Session session, TimeRange range, Consumer<? super OrderSummary> sink) {
        long[] handedOver = {0};
        try (Stream<OrderEntity> orders = session.createSelectionQuery(
                        "select o from OrderEntity o where o.createdAt >= :from and o.createdAt < :until"
                                + " order by o.createdAt, o.id",
                        OrderEntity.class)
                .setParameter("from", range.from())
                .setParameter("until", range.until())
                .setFetchSize(PORTION)
                .getResultStream()) {
            orders.forEach(order -> {
                sink.accept(order.toSummary());
                handedOver[0]++;
                if (handedOver[0] % PORTION == 0) {
                    session.clear();
                }
            });
        }
        return handedOver[0];
    }
}
