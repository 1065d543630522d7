package dev.orderbench.database;

import dev.orderbench.contract.Order;
import dev.orderbench.contract.OrderItem;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.OrderSummary;
import dev.orderbench.contract.User;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The rows that every database of order-bench starts with, each computed from its index alone: the same on every machine,
 * in every run, in whatever order they are asked for.
 *
 * <p>Keys are index + 1. The rows are skewed as a shop's are: the share of orders of the user in position {@code p} of
 * {@code n} grows with the cube, so that in a thousand users the first has about a tenth of all orders and half of the
 * users have a fifth of them; products with the square. Every eighth order is of the same user and instant as the one
 * before it, so that ties exist.
 *
 * <p>Immutable; safe for use by several threads.
 */
public final class Dataset {

    /** When the first order was placed; the last one was placed just before {@link #END}. */
    public static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    /** After the last order. */
    public static final Instant END = Instant.parse("2026-01-01T00:00:00Z");

    /** More than any run can sell of one product. */
    static final int AMPLE_STOCK = 100_000_000;

    private static final List<String> NAMES =
            List.of("Ana Silva", "Björn Ek", "Chloé O'Neil", "Đorđe Ilić", "Ελένη", "José \"Pepe\" Ruiz", "李娜", "Зоя");

    private final DatasetSize size;
    private final long orderIntervalMicros;

    public Dataset(DatasetSize size) {
        this.size = size;
        this.orderIntervalMicros = Duration.between(START, END).toNanos() / 1_000 / size.orders();
    }

    public DatasetSize size() {
        return size;
    }

    /** The user of an index from 0 to {@code size().users() - 1}. */
    public User user(int index) {
        Instant created = START.minus(index + 1L, ChronoUnit.MINUTES);
        String name = NAMES.get(index % NAMES.size()) + " " + index;
        return new User(index + 1L, email(index), name, "$2b$12$" + hex("password", index, 53), created, created);
    }

    public static String email(int userIndex) {
        return String.format(Locale.ROOT, "user%07d@orderbench.example", userIndex);
    }

    public static String sku(int productIndex) {
        return String.format(Locale.ROOT, "SKU-%06d", productIndex);
    }

    static String productName(int productIndex) {
        return "Product " + productIndex;
    }

    /** The price of a product, from 1.00 to 500.99. */
    public static BigDecimal price(int productIndex) {
        return BigDecimal.valueOf(100 + Mix.below(50_000, "price", productIndex), 2);
    }

    /** What is in stock: ample, except in the tiny dataset, where every tenth product has three pieces. */
    public int stock(int productIndex) {
        return size == DatasetSize.TINY && productIndex % 10 == 9 ? 3 : AMPLE_STOCK;
    }

    /** Whether there are so many pieces of a product that they cannot run out. */
    public boolean isAmple(int productIndex) {
        return stock(productIndex) == AMPLE_STOCK;
    }

    /** The index of the user who placed an order. */
    public int userOfOrder(int order) {
        return skewed(size.users(), 3, "user", firstOfTie(order));
    }

    public Instant createdAt(int order) {
        return START.plus(firstOfTie(order) * orderIntervalMicros, ChronoUnit.MICROS);
    }

    /** The status: the newest twentieth of the orders is on its way, of the others most are delivered. */
    public OrderStatus status(int order) {
        int share = Mix.below(100, "status", order);
        if (order >= size.orders() - size.orders() / 20) {
            return share < 40 ? OrderStatus.NEW : share < 75 ? OrderStatus.PAID : OrderStatus.SHIPPED;
        }
        return share < 92 ? OrderStatus.DELIVERED : OrderStatus.CANCELLED;
    }

    /** The number of items of an order, 1 to 5. */
    public int itemCount(int order) {
        return 1 + Mix.below(5, "items", order);
    }

    /** The index of the product of an item. */
    public int product(int order, int position) {
        return skewed(size.products(), 2, "product", order * 8L + position);
    }

    public int quantity(int order, int position) {
        return 1 + Mix.below(4, "quantity", order * 8L + position);
    }

    /** The price at the time of the order: within a tenth of today's. */
    public BigDecimal unitPrice(int order, int position) {
        long cents = price(product(order, position)).unscaledValue().longValueExact();
        return BigDecimal.valueOf(cents * (90 + Mix.below(21, "discount", order)) / 100, 2);
    }

    public BigDecimal total(int order) {
        BigDecimal total = BigDecimal.ZERO.setScale(2);
        for (int position = 0; position < itemCount(order); position++) {
            total = total.add(unitPrice(order, position).multiply(BigDecimal.valueOf(quantity(order, position))));
        }
        return total;
    }

    /** The order of an index from 0 to {@code size().orders() - 1}, with its items. */
    public Order order(int index) {
        List<OrderItem> items = new ArrayList<>();
        for (int position = 0; position < itemCount(index); position++) {
            int product = product(index, position);
            items.add(new OrderItem(product + 1L, sku(product), quantity(index, position), unitPrice(index, position)));
        }
        return new Order(index + 1L, status(index), total(index), 0, createdAt(index), items);
    }

    public OrderSummary summary(int order) {
        return new OrderSummary(order + 1L, email(userOfOrder(order)), status(order), total(order), createdAt(order));
    }

    private static int firstOfTie(int order) {
        return order % 8 == 7 ? order - 1 : order;
    }

    /** An index below {@code n}, small ones more often: a uniform number to the given power. */
    private static int skewed(int n, int power, String salt, long index) {
        return (int) (n * Math.pow(Mix.uniform(salt, index), power));
    }

    private static String hex(String salt, int index, int length) {
        StringBuilder text = new StringBuilder(length + 16);
        for (long part = 0; text.length() < length; part++) {
            text.append(String.format(Locale.ROOT, "%016x", Mix.bits(salt, index * 8L + part)));
        }
        text.setLength(length);
        return text.toString();
    }
}
