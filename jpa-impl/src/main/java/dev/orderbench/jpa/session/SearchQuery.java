package dev.orderbench.jpa.session;

import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.SharedSessionContract;
import org.hibernate.query.SelectionQuery;

/**
 * A search as HQL that holds the present criteria only. As text, each of the few dozen combinations is translated once and
 * then found in the plan cache; a criteria query is built, and translated, for each call. The limit is part of the text: as a
 * parameter, which {@code setMaxResults} makes of it, it would keep PostgreSQL from a plan for all parameters.
 */
public final class SearchQuery {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    private SearchQuery(OrderSearch search) {
        if (search.email() != null) {
            add("u.email = :email", "email", search.email());
        }
        if (search.minTotal() != null) {
            add("o.total >= :minTotal", "minTotal", search.minTotal());
        }
        if (search.status() != null) {
            add("o.status = :status", "status", search.status());
        }
        if (search.from() != null) {
            add("o.createdAt >= :from", "from", search.from());
        }
        if (search.until() != null) {
            add("o.createdAt < :until", "until", search.until());
        }
    }

    /**
     * Finds orders.
     *
     * @param select what the query begins with, up to its conditions; calls the order {@code o} and its user {@code u}
     */
    public static List<OrderSummary> find(SharedSessionContract session, String select, OrderSearch search) {
        SearchQuery built = new SearchQuery(search);
        SelectionQuery<OrderSummary> query = session.createSelectionQuery(
                select + built.where() + orderBy(search) + "\nlimit " + search.limit(), OrderSummary.class);
        built.parameters.forEach(query::setParameter);
        return query.getResultList();
    }

    private void add(String condition, String parameter, Object value) {
        conditions.add(condition);
        parameters.put(parameter, value);
    }

    private String where() {
        return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions) + "\n";
    }

    private static String orderBy(OrderSearch search) {
        return switch (search.sort()) {
            case NEWEST_FIRST -> "order by o.createdAt desc, o.id desc";
            case OLDEST_FIRST -> "order by o.createdAt, o.id";
            case HIGHEST_TOTAL_FIRST -> "order by o.total desc, o.id desc";
        };
    }
}
