package dev.orderbench.jooq.tuned;

import static dev.orderbench.jooq.generated.Tables.ORDERS;
import static dev.orderbench.jooq.generated.Tables.PRODUCTS;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.row;

import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.OrderReceipt;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.StoreException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Row4;
import org.jooq.impl.DSL;

/**
 * Places orders of one user in the transaction of its context, in a number of statements that does not depend on how many
 * there are: prices, orders, items, stock. The stock comes last, so that the rows that other orders wait for are locked for
 * the shortest time.
 */
final class Placement {

    /** An array keeps the statement the same for any number of products; an IN list would not. */
    private static final FixedQuery PRICES = new FixedQuery(
            List.of(PRODUCTS.ID, PRODUCTS.PRICE),
            DSL.select(PRODUCTS.ID, PRODUCTS.PRICE).from(PRODUCTS).where(PRODUCTS.ID.eq(any(new Long[0]))));

    private final DSLContext dsl;
    private final long userId;
    private final List<List<NewOrder.Line>> orders;
    private final SortedMap<Long, Long> quantities = new TreeMap<>();

    Placement(DSLContext dsl, long userId, List<List<NewOrder.Line>> orders) {
        this.dsl = dsl;
        this.userId = userId;
        this.orders = orders;
    }

    List<OrderReceipt> run(Instant now) {
        if (orders.isEmpty()) {
            return List.of();
        }
        for (List<NewOrder.Line> lines : orders) {
            for (NewOrder.Line line : lines) {
                quantities.merge(line.productId(), (long) line.quantity(), Long::sum);
            }
        }
        Map<Long, BigDecimal> prices = prices();
        List<BigDecimal> totals =
                orders.stream().map(lines -> total(lines, prices)).toList();
        List<Long> ids = insertOrders(totals, now);
        insertItems(ids, prices);
        Stock.take(dsl, quantities);
        List<OrderReceipt> receipts = new ArrayList<>(orders.size());
        for (int i = 0; i < orders.size(); i++) {
            receipts.add(new OrderReceipt(ids.get(i), totals.get(i), now));
        }
        return receipts;
    }

    private Map<Long, BigDecimal> prices() {
        return PRICES.with(dsl, (Object) quantities.keySet().toArray(Long[]::new))
                .fetchMap(PRODUCTS.ID, PRODUCTS.PRICE);
    }

    private static BigDecimal total(List<NewOrder.Line> lines, Map<Long, BigDecimal> prices) {
        BigDecimal total = BigDecimal.ZERO.setScale(2);
        for (NewOrder.Line line : lines) {
            total = total.add(price(line, prices).multiply(BigDecimal.valueOf(line.quantity())));
        }
        return total;
    }

    private static BigDecimal price(NewOrder.Line line, Map<Long, BigDecimal> prices) {
        BigDecimal price = prices.get(line.productId());
        if (price == null) {
            throw new StoreException.NotFound("product", line.productId());
        }
        return price;
    }

    /** Returns the keys, which ascend in the order of the rows. */
    private List<Long> insertOrders(List<BigDecimal> totals, Instant now) {
        List<Row4<Long, OrderStatus, BigDecimal, Instant>> rows = totals.stream()
                .map(total -> row(userId, OrderStatus.NEW, total, now))
                .toList();
        return dsl.insertInto(ORDERS)
                .columns(ORDERS.USER_ID, ORDERS.STATUS, ORDERS.TOTAL, ORDERS.CREATED_AT)
                .valuesOfRows(rows)
                .returningResult(ORDERS.ID)
                .fetch()
                .sortAsc(ORDERS.ID)
                .getValues(ORDERS.ID);
    }

    private void insertItems(List<Long> ids, Map<Long, BigDecimal> prices) {
        ItemRows items = new ItemRows();
        for (int i = 0; i < orders.size(); i++) {
            for (NewOrder.Line line : orders.get(i)) {
                items.add(ids.get(i), line.productId(), line.quantity(), price(line, prices));
            }
        }
        items.insert(dsl);
    }
}
