package dev.orderbench.jooq.naive;

import static dev.orderbench.jooq.generated.Tables.ORDERS;
import static dev.orderbench.jooq.generated.Tables.ORDER_ITEMS;

import dev.orderbench.contract.ImportedOrder;
import dev.orderbench.jooq.generated.tables.records.OrderItemsRecord;
import dev.orderbench.jooq.generated.tables.records.OrdersRecord;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/** Inserts orders and their items a row at a time. */
final class OrderImport {

    private OrderImport() {}

    static List<Long> run(DSLContext dsl, List<ImportedOrder> orders) {
        List<Long> ids = new ArrayList<>();
        for (ImportedOrder imported : orders) {
            OrdersRecord order = dsl.newRecord(ORDERS);
            order.setUserId(imported.userId());
            order.setStatus(imported.status());
            order.setTotal(imported.total());
            order.setCreatedAt(imported.createdAt());
            order.store();
            for (ImportedOrder.Item importedItem : imported.items()) {
                OrderItemsRecord item = dsl.newRecord(ORDER_ITEMS);
                item.setOrderId(order.getId());
                item.setProductId(importedItem.productId());
                item.setQty(importedItem.quantity());
                item.setUnitPrice(importedItem.unitPrice());
                item.store();
            }
            ids.add(order.getId());
        }
        return ids;
    }
}
