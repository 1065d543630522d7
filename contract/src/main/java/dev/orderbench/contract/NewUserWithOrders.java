package dev.orderbench.contract;

import java.util.List;

/**
 * A user to be registered together with first orders.
 *
 * @param user the user
 * @param orders the lines of each order, 0 to 100 orders
 */
public record NewUserWithOrders(NewUser user, List<List<NewOrder.Line>> orders) {

    public NewUserWithOrders {
        Checks.between(0, 100, orders.size(), "number of orders");
        // NewOrder checks the lines of each.
        orders = orders.stream().map(lines -> new NewOrder(0, lines).lines()).toList();
    }
}
