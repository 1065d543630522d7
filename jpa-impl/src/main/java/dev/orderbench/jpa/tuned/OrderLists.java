package dev.orderbench.jpa.tuned;

import dev.orderbench.contract.OrderCursor;
import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderSummary;
import dev.orderbench.contract.TimeRange;
import dev.orderbench.jpa.session.SearchQuery;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hibernate.Session;

/** Lists orders without their items: those searched for, a page, or all of a range. */
final class OrderLists {

    static final int FETCH_SIZE = 1_000;

    private static final String SELECT = """
            select o.id, u.email, o.status, o.total, o.createdAt
            from OrderEntity o
            join o.user u
            """;

    // The size of a page is written into the query: as a parameter it would keep PostgreSQL from a plan for all
    // parameters. A row comparison is what the index on both columns serves; the equivalent with AND and OR is not.
    private static final String AFTER = SELECT + """
            where (o.createdAt, o.id) < (:createdAt, :id)
            order by o.createdAt desc, o.id desc
            limit\s""";

    private static final String RANGE = SELECT + """
            where o.createdAt >= :from and o.createdAt < :until
            order by o.createdAt, o.id
            """;

    private OrderLists() {}

    static List<OrderSummary> search(Session session, OrderSearch search) {
        return SearchQuery.find(session, SELECT, search);
    }

    static List<OrderSummary> after(Session session, OrderCursor cursor, int size) {
        return session.createSelectionQuery(AFTER + size, OrderSummary.class)
                .setParameter("createdAt", cursor.createdAt())
                .setParameter("id", cursor.id())
                .getResultList();
    }

    /** Rows become records one at a time, and none of them stays in the persistence context. */
    static long export(Session session, TimeRange range, Consumer<? super OrderSummary> sink) {
        long[] handedOver = {0};
        try (Stream<OrderSummary> orders = session.createSelectionQuery(RANGE, OrderSummary.class)
                .setParameter("from", range.from())
                .setParameter("until", range.until())
                .setFetchSize(FETCH_SIZE)
                .getResultStream()) {
            orders.forEach(order -> {
                sink.accept(order);
                handedOver[0]++;
            });
        }
        return handedOver[0];
    }
}
