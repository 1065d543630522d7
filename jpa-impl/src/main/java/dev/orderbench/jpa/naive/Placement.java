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
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;

/** Places orders: products, stock with locks, then what is to be stored. */
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
        SortedSet<Long> productIds = new TreeSet<>();
        orders.forEach(lines -> lines.forEach(line -> productIds.add(line.productId())));
        Map<Long, ProductEntity> products = products(session, productIds);
        SortedMap<Long, InventoryEntity> inventory = new TreeMap<>();
        for (long productId : productIds) {
            if (!products.containsKey(productId)) {
                throw new StoreException.NotFound("product", productId);
            }
            inventory.put(productId, Stock.lock(session, productId));
        }
        List<OrderReceipt> receipts = new ArrayList<>();
        for (List<NewOrder.Line> lines : orders) {
            OrderEntity order = new OrderEntity(user, OrderStatus.NEW, now);
            for (NewOrder.Line line : lines) {
                ProductEntity product = Objects.requireNonNull(products.get(line.productId()));
                order.add(product, line.quantity(), product.price);
                Objects.requireNonNull(inventory.get(line.productId())).take(line.quantity());
            }
            session.persist(order);
            receipts.add(new OrderReceipt(order.id, order.total, now));
        }
        return receipts;
    }

    private static Map<Long, ProductEntity> products(Session session, SortedSet<Long> ids) {
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
