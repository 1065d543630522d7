package dev.orderbench.jpa.stateless;

import dev.orderbench.contract.Order;
import dev.orderbench.contract.SalesRow;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.TimeRange;
import dev.orderbench.contract.User;
import dev.orderbench.contract.UserWithOrders;
import dev.orderbench.jpa.session.OrderRow;
import dev.orderbench.jpa.session.SalesReportRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;

/** Turns the rows of the repositories into what the contract returns. */
final class OrderReads {

    /** Where the columns of the order begin, after those of the user. */
    private static final int ORDER = 6;

    private OrderReads() {}

    static Optional<Order> find(StatelessSession session, long orderId) {
        return OrderRow.group(new Orders_(session).withItems(orderId)).stream().findFirst();
    }

    static UserWithOrders recent(StatelessSession session, long userId, int take) {
        List<Object[]> rows = new Users_(session).withRecentOrders(userId, take);
        if (rows.isEmpty()) {
            throw new StoreException.NotFound("user", userId);
        }
        List<OrderRow> orders = rows.stream()
                .filter(row -> row[ORDER] != null)
                .map(row -> OrderRow.of(row, ORDER))
                .toList();
        return new UserWithOrders(user(rows.getFirst()), OrderRow.group(orders));
    }

    static List<SalesRow> salesReport(StatelessSession session, TimeRange range, int top) {
        return new Orders_(session)
                .sales(range.from(), range.until(), top).stream()
                        .map(SalesReportRow::toSalesRow)
                        .toList();
    }

    private static User user(Object[] row) {
        return new User(
                (long) row[0], (String) row[1], (String) row[2], (String) row[3], (Instant) row[4], (Instant) row[5]);
    }
}
