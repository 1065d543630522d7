package dev.orderbench.jooq.tuned;

import static dev.orderbench.jooq.generated.Tables.ORDER_ITEMS;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** Rows of items to be inserted, in their order, by one statement with an array for each column. */
final class ItemRows {

    private final List<Long> orderIds = new ArrayList<>();
    private final List<Long> productIds = new ArrayList<>();
    private final List<Integer> quantities = new ArrayList<>();
    private final List<BigDecimal> unitPrices = new ArrayList<>();

    void add(long orderId, long productId, int quantity, BigDecimal unitPrice) {
        orderIds.add(orderId);
        productIds.add(productId);
        quantities.add(quantity);
        unitPrices.add(unitPrice);
    }

    void insert(DSLContext dsl) {
        Table<?> rows = ArrayTable.of(
                orderIds.toArray(Long[]::new),
                productIds.toArray(Long[]::new),
                quantities.toArray(Integer[]::new),
                unitPrices.toArray(BigDecimal[]::new));
        dsl.insertInto(ORDER_ITEMS)
                .columns(ORDER_ITEMS.ORDER_ID, ORDER_ITEMS.PRODUCT_ID, ORDER_ITEMS.QTY, ORDER_ITEMS.UNIT_PRICE)
                .select(dsl.select(
                                ArrayTable.column(1, SQLDataType.BIGINT),
                                ArrayTable.column(2, SQLDataType.BIGINT),
                                ArrayTable.column(3, SQLDataType.INTEGER),
                                ArrayTable.column(4, SQLDataType.NUMERIC))
                        .from(rows)
                        .orderBy(ArrayTable.ROW))
                .execute();
    }
}
