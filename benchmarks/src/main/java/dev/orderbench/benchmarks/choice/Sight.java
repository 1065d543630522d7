package dev.orderbench.benchmarks.choice;

import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.Order;
import dev.orderbench.contract.OrderItem;
import dev.orderbench.contract.OrderReceipt;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.database.Dataset;
import java.util.Optional;

/** Whether what was read in a transaction is what was written in it. */
final class Sight {

    private Sight() {}

    /** What is wrong, as a clause, all values compared; empty where nothing is. */
    static Optional<String> fault(NewOrder placed, OneConnection.Outcome outcome) {
        OrderReceipt receipt = outcome.receipt();
        Order expected = new Order(
                receipt.orderId(),
                OrderStatus.NEW,
                receipt.total(),
                0,
                receipt.createdAt(),
                placed.lines().stream()
                        .map(line -> new OrderItem(
                                line.productId(),
                                Dataset.sku((int) line.productId() - 1),
                                line.quantity(),
                                Dataset.price((int) line.productId() - 1)))
                        .toList());
        if (outcome.read().isEmpty()) {
            return Optional.of("the read does not see the order that the transaction has placed");
        }
        return outcome.read().get().equals(expected)
                ? Optional.empty()
                : Optional.of("the order was read as %s where %s was placed"
                        .formatted(outcome.read().get(), expected));
    }

    /** The same at a glance: cheap enough to be done while time is taken. */
    static boolean isClear(NewOrder placed, OneConnection.Outcome outcome) {
        return outcome.read().isPresent()
                && outcome.read().get().id() == outcome.receipt().orderId()
                && outcome.read().get().total().equals(outcome.receipt().total())
                && outcome.read().get().items().size() == placed.lines().size();
    }
}
