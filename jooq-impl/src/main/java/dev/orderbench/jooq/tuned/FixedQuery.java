package dev.orderbench.jooq.tuned;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * A query of a fixed shape: written with the DSL, rendered once, and run with other values each time, as jOOQ's manual
 * suggests under "performance considerations". For the largest query here, rendering is half of what a call allocates.
 *
 * <p>Immutable; safe for use by several threads, which a query of jOOQ's is not while its values change.
 */
final class FixedQuery {

    private final String sql;
    private final List<Field<?>> columns;

    /**
     * @param columns what the query selects; given since a union has columns of its own, without their tables
     * @param query the query, with any values
     */
    FixedQuery(List<? extends Field<?>> columns, Select<?> query) {
        this.columns = List.copyOf(columns);
        this.sql = DSL.using(SQLDialect.POSTGRES).render(query);
    }

    /** The query with its values, in the order in which they stand in it. */
    ResultQuery<Record> with(DSLContext dsl, Object... values) {
        return dsl.resultQuery(sql, values).coerce(columns);
    }
}
