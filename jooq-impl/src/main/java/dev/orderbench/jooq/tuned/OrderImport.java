package dev.orderbench.jooq.tuned;

import static dev.orderbench.jooq.generated.Tables.ORDERS;

import dev.orderbench.contract.ImportedOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;

/** Inserts many orders with their items, in portions, each with an array for each column. */
final class OrderImport {

    static final int PORTION = 5_000;

    private OrderImport() {}

    static List<Long> run(DSLContext dsl, List<ImportedOrder> orders) {
        List<Long> ids = new ArrayList<>(orders.size());
        for (int from = 0; from < orders.size(); from += PORTION) {
            List<ImportedOrder> portion = orders.subList(from, Math.min(from + PORTION, orders.size()));
            List<Long> inserted = insertOrders(dsl, portion);
            ItemRows items = new ItemRows();
            for (int i = 0; i < portion.size(); i++) {
                for (ImportedOrder.Item item : portion.get(i).items()) {
                    items.add(inserted.get(i), item.productId(), item.quantity(), item.unitPrice());
                }
            }
            items.insert(dsl);
            ids.addAll(inserted);
        }
        return ids;
    }

    /** Returns the keys, which ascend in the order of the rows. */
    private static List<Long> insertOrders(DSLContext dsl, List<ImportedOrder> orders) {
        return dsl.insertInto(ORDERS)
                .columns(ORDERS.USER_ID, ORDERS.STATUS, ORDERS.TOTAL, ORDERS.CREATED_AT)
                .select(dsl.select(
                                ArrayTable.column(1, SQLDataType.BIGINT),
                                ArrayTable.column(2, ORDERS.STATUS.getDataType()),
                                ArrayTable.column(3, SQLDataType.NUMERIC),
                                ArrayTable.column(4, SQLDataType.INSTANT))
                        .from(ArrayTable.of(
                                orders.stream().map(ImportedOrder::userId).toArray(Long[]::new),
                                orders.stream()
                                        .map(order -> order.status().name())
                                        .toArray(String[]::new),
                                orders.stream().map(ImportedOrder::total).toArray(BigDecimal[]::new),
                                orders.stream().map(ImportedOrder::createdAt).toArray(Instant[]::new)))
                        .orderBy(ArrayTable.ROW))
                .returningResult(ORDERS.ID)
                .fetch()
                .sortAsc(ORDERS.ID)
                .getValues(ORDERS.ID);
    }
}
