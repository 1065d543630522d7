package dev.orderbench.tck;

import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.contract.Variant;
import dev.orderbench.database.ConnectionInfo;
import java.util.function.UnaryOperator;

/**
 * What is under test.
 *
 * @param provider makes its stores
 * @param variant which of its variants
 * @param route how its stores reach a database
 */
record Contender(OrderStoreProvider provider, Variant variant, UnaryOperator<ConnectionInfo> route) {

    /** Whether the other's stores can stand in for this one's: the route is the same within a kit. */
    boolean isSameAs(Contender other) {
        return provider.id().equals(other.provider.id()) && variant == other.variant;
    }
}
