package dev.orderbench.contract;

import java.util.List;

/**
 * A user with some of the orders he placed.
 *
 * @param user the user
 * @param orders newest first; unmodifiable, possibly empty
 */
public record UserWithOrders(User user, List<Order> orders) {

    public UserWithOrders {
        orders = List.copyOf(orders);
    }
}
