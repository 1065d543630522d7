package dev.orderbench.jooq;

import static dev.orderbench.jooq.generated.Tables.ORDERS;
import static dev.orderbench.jooq.generated.Tables.USERS;
import static org.jooq.Records.mapping;

import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderSummary;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;

/** A search as a dynamic query: only the criteria that are present become conditions. */
final class SearchQuery {

    private SearchQuery() {}

    static List<OrderSummary> select(DSLContext dsl, OrderSearch search) {
        return dsl.select(ORDERS.ID, USERS.EMAIL, ORDERS.STATUS, ORDERS.TOTAL, ORDERS.CREATED_AT)
                .from(ORDERS)
                .join(USERS)
                .on(USERS.ID.eq(ORDERS.USER_ID))
                .where(conditions(search))
                .orderBy(orderBy(search))
                .limit(search.limit())
                .fetch(mapping(OrderSummary::new));
    }

    private static List<Condition> conditions(OrderSearch search) {
        List<Condition> conditions = new ArrayList<>();
        if (search.email() != null) {
            conditions.add(USERS.EMAIL.eq(search.email()));
        }
        if (search.minTotal() != null) {
            conditions.add(ORDERS.TOTAL.ge(search.minTotal()));
        }
        if (search.status() != null) {
            conditions.add(ORDERS.STATUS.eq(search.status()));
        }
        if (search.from() != null) {
            conditions.add(ORDERS.CREATED_AT.ge(search.from()));
        }
        if (search.until() != null) {
            conditions.add(ORDERS.CREATED_AT.lt(search.until()));
        }
        return conditions;
    }

    private static List<OrderField<?>> orderBy(OrderSearch search) {
        return switch (search.sort()) {
            case NEWEST_FIRST -> List.of(ORDERS.CREATED_AT.desc(), ORDERS.ID.desc());
            case OLDEST_FIRST -> List.of(ORDERS.CREATED_AT.asc(), ORDERS.ID.asc());
            case HIGHEST_TOTAL_FIRST -> List.of(ORDERS.TOTAL.desc(), ORDERS.ID.desc());
        };
    }
}
