package dev.orderbench.jpa.tuned;

import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.NewUserWithOrders;
import dev.orderbench.contract.OrderReceipt;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.RegisteredUser;
import dev.orderbench.contract.StoreException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hibernate.Session;

/**
 * Places orders in the transaction of a session: prices, orders, items, stock. The stock comes last, so that the rows that
 * other orders wait for are locked for the shortest time.
 */
final class Placement {

    private final Session session;
    private final UserEntity user;
    private final Instant now;
    private final Map<Long, ProductEntity> products;

    private Placement(Session session, UserEntity user, Instant now, Set<Long> productIds) {
        this.session = session;
        this.user = user;
        this.now = now;
        this.products = products(session, productIds);
    }

    /** Places one order of a user who is not read: the foreign key tells whether there is one (R44). */
    static OrderReceipt place(Session session, NewOrder order, Instant now) {
        SortedMap<Long, Long> quantities = quantities(List.of(order.lines()));
        UserEntity user = session.getReference(UserEntity.class, order.userId());
        OrderEntity placed = new Placement(session, user, now, quantities.keySet()).persist(order.lines());
        send(session);
        Stock.take(session, quantities);
        return receipt(placed);
    }

    /** Registers a user and places the first orders, with as many statements as for one. */
    static RegisteredUser register(Session session, NewUserWithOrders newUser, Instant now) {
        UserEntity user = new UserEntity(newUser.user(), now);
        session.persist(user);
        if (newUser.orders().isEmpty()) {
            return new RegisteredUser(user.toUser(), List.of());
        }
        SortedMap<Long, Long> quantities = quantities(newUser.orders());
        Placement placement = new Placement(session, user, now, quantities.keySet());
        List<OrderEntity> orders =
                newUser.orders().stream().map(placement::persist).toList();
        send(session);
        Stock.take(session, quantities);
        return new RegisteredUser(
                user.toUser(), orders.stream().map(Placement::receipt).toList());
    }

    /** How many pieces of each product, in the order of their keys. */
    private static SortedMap<Long, Long> quantities(List<List<NewOrder.Line>> orders) {
        SortedMap<Long, Long> quantities = new TreeMap<>();
        for (List<NewOrder.Line> lines : orders) {
            for (NewOrder.Line line : lines) {
                quantities.merge(line.productId(), (long) line.quantity(), Long::sum);
            }
        }
        return quantities;
    }

    /** One query for any number of products: their keys are one array. */
    private static Map<Long, ProductEntity> products(Session session, Set<Long> ids) {
        Map<Long, ProductEntity> products = HashMap.newHashMap(ids.size());
        for (ProductEntity product : session.findMultiple(ProductEntity.class, List.copyOf(ids))) {
            if (product != null) {
                products.put(product.id, product);
            }
        }
        return products;
    }

    private OrderEntity persist(List<NewOrder.Line> lines) {
        BigDecimal total = BigDecimal.ZERO.setScale(2);
        for (NewOrder.Line line : lines) {
            total = total.add(product(line).price.multiply(BigDecimal.valueOf(line.quantity())));
        }
        OrderEntity order = new OrderEntity(user, OrderStatus.NEW, total, now);
        session.persist(order);
        for (NewOrder.Line line : lines) {
            ProductEntity product = product(line);
            session.persist(new OrderItemEntity(order, product, line.quantity(), product.price));
        }
        return order;
    }

    private ProductEntity product(NewOrder.Line line) {
        ProductEntity product = products.get(line.productId());
        if (product == null) {
            throw new StoreException.NotFound("product", line.productId());
        }
        return product;
    }

    /** Sends the inserts and forgets what was inserted, so that nothing later looks it through for changes. */
    private static void send(Session session) {
        session.flush();
        session.clear();
    }

    private static OrderReceipt receipt(OrderEntity order) {
        return new OrderReceipt(order.id, order.total, order.createdAt);
    }
}
