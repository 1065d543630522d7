package dev.orderbench.jooq.tuned;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import java.util.stream.Stream;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * Arrays as the columns of a table of many rows: a statement that stays the same, and takes one round trip, for any number of
 * rows. jOOQ's own {@code unnest} takes one array only.
 */
final class ArrayTable {

    /** The number of the row, from 1. */
    static final Field<Long> ROW = field(name("rows", "n"), SQLDataType.BIGINT);

    private static final String[] TEMPLATES = {
        "unnest({0}) with ordinality as rows (c1, n)",
        "unnest({0}, {1}) with ordinality as rows (c1, c2, n)",
        "unnest({0}, {1}, {2}) with ordinality as rows (c1, c2, c3, n)",
        "unnest({0}, {1}, {2}, {3}) with ordinality as rows (c1, c2, c3, c4, n)"
    };

    private ArrayTable() {}

    /** The table of up to four arrays of the same length. */
    static Table<?> of(Object[]... arrays) {
        return table(
                TEMPLATES[arrays.length - 1],
                Stream.of(arrays).map(array -> val(array)).toArray(QueryPart[]::new));
    }

    /** The column of the array at a place, from 1. */
    static <T> Field<T> column(int place, DataType<T> type) {
        return field(name("rows", "c" + place), type);
    }
}
