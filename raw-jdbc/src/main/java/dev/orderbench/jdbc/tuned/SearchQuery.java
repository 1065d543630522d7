package dev.orderbench.jdbc.tuned;

import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderSort;
import dev.orderbench.contract.OrderSummary;
import dev.orderbench.jdbc.session.Instants;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A search as SQL: only the criteria that are present become conditions, so that each combination is planned for itself.
 * There are few enough combinations to write them all once, and for the driver to keep them all prepared.
 */
final class SearchQuery {

    private static final int EMAIL = 1;
    private static final int MIN_TOTAL = 2;
    private static final int STATUS = 4;
    private static final int FROM = 8;
    private static final int UNTIL = 16;
    private static final int COMBINATIONS = 32;

    /** The statements of each sort, by the criteria that are present. */
    private static final LimitedSql[][] STATEMENTS = statements();

    private SearchQuery() {}

    static List<OrderSummary> select(Connection connection, OrderSearch search) throws SQLException {
        String sql = STATEMENTS[search.sort().ordinal()][criteria(search)].with(search.limit());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int parameter = 1;
            if (search.email() != null) {
                statement.setString(parameter++, search.email());
            }
            if (search.minTotal() != null) {
                statement.setBigDecimal(parameter++, search.minTotal());
            }
            if (search.status() != null) {
                statement.setString(parameter++, search.status().name());
            }
            if (search.from() != null) {
                Instants.set(statement, parameter++, search.from());
            }
            if (search.until() != null) {
                Instants.set(statement, parameter, search.until());
            }
            return Summaries.all(statement);
        }
    }

    private static int criteria(OrderSearch search) {
        return (search.email() == null ? 0 : EMAIL)
                | (search.minTotal() == null ? 0 : MIN_TOTAL)
                | (search.status() == null ? 0 : STATUS)
                | (search.from() == null ? 0 : FROM)
                | (search.until() == null ? 0 : UNTIL);
    }

    private static LimitedSql[][] statements() {
        OrderSort[] sorts = OrderSort.values();
        LimitedSql[][] statements = new LimitedSql[sorts.length][COMBINATIONS];
        for (OrderSort sort : sorts) {
            for (int criteria = 0; criteria < COMBINATIONS; criteria++) {
                statements[sort.ordinal()][criteria] = sql(criteria, sort);
            }
        }
        return statements;
    }

    /** The statement of some criteria, in the order in which {@link #select} sets their parameters. */
    private static LimitedSql sql(int criteria, OrderSort sort) {
        List<String> conditions = new ArrayList<>();
        if ((criteria & EMAIL) != 0) {
            conditions.add("u.email = ?");
        }
        if ((criteria & MIN_TOTAL) != 0) {
            conditions.add("o.total >= ?");
        }
        if ((criteria & STATUS) != 0) {
            conditions.add("o.status = ?");
        }
        if ((criteria & FROM) != 0) {
            conditions.add("o.created_at >= ?");
        }
        if ((criteria & UNTIL) != 0) {
            conditions.add("o.created_at < ?");
        }
        String where = conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions) + "\n";
        return new LimitedSql(Summaries.SELECT + where + orderBy(sort) + "\nLIMIT ", "");
    }

    private static String orderBy(OrderSort sort) {
        return switch (sort) {
            case NEWEST_FIRST -> "ORDER BY o.created_at DESC, o.id DESC";
            case OLDEST_FIRST -> "ORDER BY o.created_at, o.id";
            case HIGHEST_TOTAL_FIRST -> "ORDER BY o.total DESC, o.id DESC";
        };
    }
}
