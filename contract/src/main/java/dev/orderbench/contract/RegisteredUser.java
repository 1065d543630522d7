package dev.orderbench.contract;

import java.util.List;

/**
 * What is known of a user who was registered together with first orders.
 *
 * @param user the user, as stored
 * @param receipts one for each order, in the order in which they were given; unmodifiable
 */
public record RegisteredUser(User user, List<OrderReceipt> receipts) {

    public RegisteredUser {
        receipts = List.copyOf(receipts);
    }
}
