package dev.orderbench.support;

import dev.orderbench.contract.ImportedOrder;
import dev.orderbench.contract.OrderStatus;
import java.util.List;

/** The checks of arguments that no record of the contract makes. */
public final class Arguments {

    private static final int LARGEST_IMPORT = 100_000;

    private Arguments() {}

    /** Refuses a negative number of orders to take (R21). */
    public static void requireTake(int take) {
        if (take < 0) {
            throw new IllegalArgumentException("take must be 0 or more, but is " + take);
        }
    }

    /** Refuses a page without orders (R26). */
    public static void requirePageSize(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("size must be 1 or more, but is " + size);
        }
    }

    /** Refuses a report without places (R38). */
    public static void requireTop(int top) {
        if (top < 1) {
            throw new IllegalArgumentException("top must be 1 or more, but is " + top);
        }
    }

    /** Refuses a change of status that would have to put items back in stock (R50). */
    public static void requireNotCancelled(OrderStatus status) {
        if (status == OrderStatus.CANCELLED) {
            throw new IllegalArgumentException("status must not be CANCELLED: cancelOrder also puts the items back");
        }
    }

    /** Refuses an import that is too large for one transaction (R57). */
    public static void requireImportable(List<ImportedOrder> orders) {
        if (orders.size() > LARGEST_IMPORT) {
            throw new IllegalArgumentException("at most %d orders can be imported at once, but there are %d"
                    .formatted(LARGEST_IMPORT, orders.size()));
        }
    }
}
