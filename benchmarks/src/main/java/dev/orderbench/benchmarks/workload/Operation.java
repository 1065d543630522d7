package dev.orderbench.benchmarks.workload;

import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.StockTake;
import java.util.Arrays;
import java.util.stream.Collectors;

/** An operation of the contract as it is measured: named as in {@link OrderStore}, with parameters drawn for each call. */
public enum Operation {
    /** One row by a unique key. */
    FIND_USER_BY_EMAIL("findUserByEmail") {
        @Override
        public Object invoke(OrderStore store, Parameters parameters) {
            return store.findUserByEmail(parameters.email());
        }
    },
    /** One order with one to five items. */
    FIND_ORDER("findOrder") {
        @Override
        public Object invoke(OrderStore store, Parameters parameters) {
            return store.findOrder(parameters.orderId());
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
    /** A keyset page of 20 from anywhere in the list of all orders. */
    ORDERS_AFTER("ordersAfter") {
        @Override
        public Object invoke(OrderStore store, Parameters parameters) {
            return store.ordersAfter(parameters.cursor(), Parameters.PAGE);
        }
    },
    /** The ten best products of a month. */
    SALES_REPORT("salesReport") {
        @Override
        public Object invoke(OrderStore store, Parameters parameters) {
            return store.salesReport(parameters.month(), Parameters.TAKE);
        }
    },
    /** A new user each time. */
    REGISTER_USER("registerUser") {
        @Override
        public Object invoke(OrderStore store, Parameters parameters) {
            return store.registerUser(parameters.newUser());
        }
    },
    /** A new user with two orders of three lines. */
    REGISTER_USER_WITH_ORDERS("registerUserWithOrders") {
        @Override
        public Object invoke(OrderStore store, Parameters parameters) {
            return store.registerUserWithOrders(parameters.newUserWithOrders());
        }
    },
    /** One to five lines; popular products are ordered more; stock never runs out. */
    PLACE_ORDER("placeOrder") {
        @Override
        public Object invoke(OrderStore store, Parameters parameters) {
            return store.placeOrder(parameters.newOrder());
        }
    },
    /** An order of the version that it has. */
    CHANGE_STATUS("changeStatus") {
        @Override
        public Object invoke(OrderStore store, Parameters parameters) {
            Supply.Change change = parameters.change();
            return store.changeStatus(change.orderId(), change.expectedVersion(), change.status());
        }
    },
    /** A hundred orders of three items. */
    IMPORT_ORDERS("importOrders") {
        @Override
        public Object invoke(OrderStore store, Parameters parameters) {
            return store.importOrders(parameters.importedOrders());
        }
    },
    /** The levels of fifty products. */
    ADJUST_STOCK("adjustStock") {
        @Override
        public Object invoke(OrderStore store, Parameters parameters) {
            StockTake counted = parameters.stockTake();
            store.adjustStock(counted);
            return counted;
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
