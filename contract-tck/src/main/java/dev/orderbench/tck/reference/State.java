package dev.orderbench.tck.reference;

import dev.orderbench.contract.OrderSummary;
import dev.orderbench.contract.User;
import dev.orderbench.database.Dataset;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All that is stored, each kind by its key. */
final class State {

    /** Oldest first, equals in ascending id; newest first is its reverse. */
    static final Comparator<OrderSummary> BY_TIME =
            Comparator.comparing(OrderSummary::createdAt).thenComparingLong(OrderSummary::id);

    final SortedMap<Long, User> users;
    final SortedMap<Long, Product> products;
    final SortedMap<Long, PlacedOrder> orders;

    private State(SortedMap<Long, User> users, SortedMap<Long, Product> products, SortedMap<Long, PlacedOrder> orders) {
        this.users = new TreeMap<>(users);
        this.products = new TreeMap<>(products);
        this.orders = new TreeMap<>(orders);
    }

    static State of(Dataset dataset) {
        State state = new State(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        for (int index = 0; index < dataset.size().users(); index++) {
            state.users.put(index + 1L, dataset.user(index));
        }
        for (int index = 0; index < dataset.size().products(); index++) {
            state.products.put(
                    index + 1L,
                    new Product(
                            index + 1L,
                            Dataset.sku(index),
                            "Product " + index,
                            Dataset.price(index),
                            dataset.stock(index)));
        }
        for (int index = 0; index < dataset.size().orders(); index++) {
            state.orders.put(index + 1L, new PlacedOrder(dataset.userOfOrder(index) + 1L, dataset.order(index)));
        }
        return state;
    }

    /** A copy that can be changed without changing this: all values are immutable. */
    State copy() {
        return new State(users, products, orders);
    }

    Optional<User> userOfEmail(String email) {
        return users.values().stream()
                .filter(user -> user.email().equals(email))
                .findFirst();
    }

    /** The product of a key that is known to exist. */
    Product product(long id) {
        return Objects.requireNonNull(products.get(id));
    }

    /** All orders as searches show them, in no particular order. */
    Stream<OrderSummary> summaries() {
        return orders.values().stream()
                .map(order -> order.summary(
                        Objects.requireNonNull(users.get(order.userId())).email()));
    }
}
