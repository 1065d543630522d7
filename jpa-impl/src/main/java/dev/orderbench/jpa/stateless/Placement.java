package dev.orderbench.jpa.stateless;

import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.NewUserWithOrders;
import dev.orderbench.contract.OrderReceipt;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.RegisteredUser;
import dev.orderbench.contract.StoreException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.StatelessSession;

/**
 * Places orders in the transaction of a session: prices, orders, items, stock. The stock comes last, so that the rows that
 * other orders wait for are locked for the shortest time.
 */
final class Placement {

    private final Orders orders;
    private final Products products;

    private Placement(StatelessSession session) {
        this.orders = new Orders_(session);
        this.products = new Products_(session);
    }

    static OrderReceipt place(StatelessSession session, NewOrder order, Instant now) {
        return new Placement(session)
                .placeAll(order.userId(), List.of(order.lines()), now)
                .getFirst();
    }

    /** Registers a user and places the first orders, with as many statements as for one. */
    static RegisteredUser register(StatelessSession session, NewUserWithOrders newUser, Instant now) {
        UserEntity user = new UserEntity(newUser.user(), now);
        new Users_(session).insert(user);
        return new RegisteredUser(
                user.toUser(),
                newUser.orders().isEmpty()
                        ? List.of()
                        : new Placement(session).placeAll(user.id, newUser.orders(), now));
    }

    private List<OrderReceipt> placeAll(long userId, List<List<NewOrder.Line>> placed, Instant now) {
        Set<Long> productIds = new TreeSet<>();
        placed.forEach(lines -> lines.forEach(line -> productIds.add(line.productId())));
        Map<Long, BigDecimal> prices = prices(productIds);
        List<OrderEntity> entities = placed.stream()
                .map(lines -> new OrderEntity(userId, OrderStatus.NEW, total(lines, prices), now))
                .toList();
        orders.insert(entities);
        List<OrderItemEntity> items = new ArrayList<>();
        for (int i = 0; i < placed.size(); i++) {
            for (NewOrder.Line line : placed.get(i)) {
                items.add(new OrderItemEntity(
                        entities.get(i).id, line.productId(), line.quantity(), price(line, prices)));
            }
        }
        orders.insertItems(items);
        takeStock(entities, productIds.size());
        return entities.stream().map(OrderEntity::receipt).toList();
    }

    private Map<Long, BigDecimal> prices(Set<Long> productIds) {
        Map<Long, BigDecimal> prices = HashMap.newHashMap(productIds.size());
        for (ProductEntity product : products.byIds(List.copyOf(productIds))) {
            if (product != null) {
                prices.put(product.id, product.price);
            }
        }
        return prices;
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

    private void takeStock(List<OrderEntity> entities, int productCount) {
        Long[] orderIds = entities.stream().map(order -> order.id).toArray(Long[]::new);
        if (products.takeStock(orderIds) < productCount) {
            throw new StoreException.NotFound("inventory of product", products.notCounted(orderIds));
        }
    }
}
