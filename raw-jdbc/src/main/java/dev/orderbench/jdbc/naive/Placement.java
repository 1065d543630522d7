package dev.orderbench.jdbc.naive;

import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.OrderReceipt;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.RegisteredUser;
import dev.orderbench.contract.User;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Places orders, one after the other, in the transaction of its connection. The stock comes last and for all orders together,
 * since it has to be locked in the order of product ids (R45).
 */
final class Placement {

    private final Connection connection;
    private final Instant now;
    private final SortedMap<Long, Long> quantities = new TreeMap<>();

    Placement(Connection connection, Instant now) {
        this.connection = connection;
        this.now = now;
    }

    OrderReceipt place(NewOrder order) throws SQLException {
        OrderReceipt receipt = insert(order.userId(), order.lines());
        new Stock(connection).take(quantities);
        return receipt;
    }

    RegisteredUser register(NewUser newUser, List<List<NewOrder.Line>> orders) throws SQLException {
        User user = new Users(connection).insert(newUser, now);
        List<OrderReceipt> receipts = new ArrayList<>();
        for (List<NewOrder.Line> lines : orders) {
            receipts.add(insert(user.id(), lines));
        }
        new Stock(connection).take(quantities);
        return new RegisteredUser(user, receipts);
    }

    private OrderReceipt insert(long userId, List<NewOrder.Line> lines) throws SQLException {
        List<BigDecimal> prices = new Products(connection).prices(lines);
        BigDecimal total = BigDecimal.ZERO.setScale(2);
        for (int i = 0; i < lines.size(); i++) {
            total = total.add(
                    prices.get(i).multiply(BigDecimal.valueOf(lines.get(i).quantity())));
        }
        OrderRows rows = new OrderRows(connection);
        long orderId = rows.insertOrder(userId, OrderStatus.NEW, total, now);
        for (int i = 0; i < lines.size(); i++) {
            NewOrder.Line line = lines.get(i);
            rows.insertItem(orderId, line.productId(), line.quantity(), prices.get(i));
            quantities.merge(line.productId(), (long) line.quantity(), Long::sum);
        }
        return new OrderReceipt(orderId, total, now);
    }
}
