package dev.orderbench.jpa.naive;

import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.NewUserWithOrders;
import dev.orderbench.contract.OrderReceipt;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.RegisteredUser;
import dev.orderbench.contract.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;

/** Places orders: products, orders with their items, stock with locks. */
final class Placement {

    private Placement() {}

    static OrderReceipt place(Session session, NewOrder order, Instant now) {
        UserEntity user = session.getReference(UserEntity.class, order.userId());
        return placeAll(session, user, List.of(order.lines()), now).getFirst();
    }

    static RegisteredUser register(Session session, NewUserWithOrders newUser, Instant now) {
        UserEntity user = new UserEntity(newUser.user(), now);
        session.persist(user);
        return new RegisteredUser(user.toUser(), placeAll(session, user, newUser.orders(), now));
    }

    private static List<OrderReceipt> placeAll(
            Session session, UserEntity user, List<List<NewOrder.Line>> orders, Instant now) {
        SortedMap<Long, Long> quantities = new TreeMap<>();
        orders.forEach(
                lines -> lines.forEach(line -> quantities.merge(line.productId(), (long) line.quantity(), Long::sum)));
        Map<Long, ProductEntity> products = products(session, quantities.keySet());
        List<OrderReceipt> receipts = new ArrayList<>();
        for (List<NewOrder.Line> lines : orders) {
            OrderEntity order = new OrderEntity(user, OrderStatus.NEW, now);
            for (NewOrder.Line line : lines) {
                ProductEntity product = products.get(line.productId());
                if (product == null) {
                    throw new StoreException.NotFound("product", line.productId());
                }
                order.add(product, line.quantity(), product.price);
            }
            session.persist(order);
            receipts.add(new OrderReceipt(order.id, order.total, now));
        }
        quantities.forEach(
                (productId, quantity) -> Stock.lock(session, productId).take(quantity));
        return receipts;
    }

    private static Map<Long, ProductEntity> products(Session session, Set<Long> ids) {
        Map<Long, ProductEntity> products = new HashMap<>();
        if (ids.isEmpty()) {
            return products;
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            names.add(":id" + i);
        }
        SelectionQuery<ProductEntity> query = session.createSelectionQuery(
                "select p from ProductEntity p where p.id in (" + String.join(", ", names) + ")", ProductEntity.class);
        int i = 0;
        for (long id : ids) {
            query.setParameter("id" + i++, id);
        }
        for (ProductEntity product : query.getResultList()) {
            products.put(product.id, product);
        }
        return products;
    }
}
