package dev.orderbench.benchmarks.workload;

import dev.orderbench.contract.OrderStore;
import java.util.Arrays;
import java.util.stream.Collectors;

/** An operation of the contract as it is measured: named as in {@link OrderStore}, with parameters drawn for each call. */
public enum Operation {
    /** A new user each time. */
    REGISTER_USER("registerUser") {
        @Override
        public Object invoke(OrderStore store, Parameters parameters) {
            return store.registerUser(parameters.newUser());
        }
    },
    /** The ten latest orders with their items; users who order more are looked up more. */
    USER_WITH_RECENT_ORDERS("userWithRecentOrders") {
        @Override
        public Object invoke(OrderStore store, Parameters parameters) {
            return store.userWithRecentOrders(parameters.userId(), Parameters.TAKE);
        }
    },
    /** One of four combinations of criteria, 20 results at most. */
    SEARCH_ORDERS("searchOrders") {
        @Override
        public Object invoke(OrderStore store, Parameters parameters) {
            return store.searchOrders(parameters.search());
        }
    },
    /** One to five lines; popular products are ordered more; stock never runs out. */
    PLACE_ORDER("placeOrder") {
        @Override
        public Object invoke(OrderStore store, Parameters parameters) {
            return store.placeOrder(parameters.newOrder());
        }
    };

    private final String label;

    Operation(String label) {
        this.label = label;
    }

    /** The name of the contract's method. */
    public String label() {
        return label;
    }

    /** Calls the operation once, and returns what it returned. */
    public abstract Object invoke(OrderStore store, Parameters parameters);

    /**
     * The operation of a name.
     *
     * @throws IllegalArgumentException naming the accepted ones
     */
    public static Operation of(String label) {
        return Arrays.stream(values())
                .filter(operation -> operation.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown operation '%s': expected one of %s"
                        .formatted(
                                label,
                                Arrays.stream(values()).map(Operation::label).collect(Collectors.joining(", ")))));
    }
}
