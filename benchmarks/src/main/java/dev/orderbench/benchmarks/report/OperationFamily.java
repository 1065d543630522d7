package dev.orderbench.benchmarks.report;

import java.util.Arrays;
import java.util.List;

/** A kind of work, which several operations do. Results hold only the names of operations; what they are is known here. */
enum OperationFamily {
    /** One row by a key. */
    POINT_READS("point reads", "findUserByEmail"),
    /** Objects that hold others. */
    NESTED_READS("nested reads", "findOrder", "userWithRecentOrders"),
    /** Rows by criteria or by their place in a list. */
    LISTS("searches and pages", "searchOrders", "ordersAfter"),
    /** Sums over many rows. */
    REPORTS("reports", "salesReport"),
    /** One row, in a transaction of its own. */
    SINGLE_ROW_WRITES("single-row writes", "registerUser", "changeStatus"),
    /** Several statements that belong together. */
    TRANSACTIONS("transactions of several rows", "registerUserWithOrders", "placeOrder"),
    /** Many rows at once. */
    BULK("bulk writes", "importOrders", "adjustStock"),
    /** Operations that this version does not know. */
    OTHER("other operations");

    private final String label;
    private final List<String> operations;

    OperationFamily(String label, String... operations) {
        this.label = label;
        this.operations = List.of(operations);
    }

    /** The kind of an operation, by its name. */
    static OperationFamily of(String operation) {
        return Arrays.stream(values())
                .filter(family -> family.operations.contains(operation))
                .findFirst()
                .orElse(OTHER);
    }

    /** Its name for people, in the plural. */
    String label() {
        return label;
    }
}
