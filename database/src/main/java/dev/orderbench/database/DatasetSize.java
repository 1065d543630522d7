package dev.orderbench.database;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How many rows a dataset has. An order has three items on average. */
public enum DatasetSize {
    /** For tests; some products are out of stock or nearly so. */
    TINY(50, 40, 400),
    /** Fits into any cache; loads in about a second. */
    SMALL(1_000, 500, 10_000),
    /** A small shop: 100 thousand orders. */
    MEDIUM(10_000, 2_000, 100_000),
    /** A larger one: a million orders, three million items. */
    LARGE(100_000, 10_000, 1_000_000);

    private final int users;
    private final int products;
    private final int orders;

    DatasetSize(int users, int products, int orders) {
        this.users = users;
        this.products = products;
        this.orders = orders;
    }

    /**
     * The size of a name.
     *
     * @throws IllegalArgumentException naming the accepted ones
     */
    public static DatasetSize of(String name) {
        return Arrays.stream(values())
                .filter(size -> size.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown size '%s': expected one of %s"
                        .formatted(
                                name,
                                Arrays.stream(values()).map(DatasetSize::label).collect(Collectors.joining(", ")))));
    }

    /** The name that users write: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int users() {
        return users;
    }

    public int products() {
        return products;
    }

    public int orders() {
        return orders;
    }
}
