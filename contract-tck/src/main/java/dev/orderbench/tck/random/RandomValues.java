package dev.orderbench.tck.random;

import dev.orderbench.contract.ImportedOrder;
import dev.orderbench.contract.TimeRange;
import dev.orderbench.database.Dataset;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/** Random arguments that do not depend on what a program has made: mostly common ones, now and then at a limit or beyond. */
final class RandomValues {

    static final Instant LATEST = TimeRange.ALL.until();

    private static final List<Instant> EDGES = List.of(
            Instant.EPOCH,
            Instant.EPOCH.plus(1, ChronoUnit.MICROS),
            Instant.parse("1970-01-31T23:59:59.999999Z"),
            Instant.parse("1999-12-31T23:59:59.999999Z"),
            Instant.parse("2000-02-29T12:00:00Z"),
            Dataset.START,
            Instant.parse("2024-02-29T23:59:59.999999Z"),
            Instant.parse("2024-03-31T01:30:00Z"),
            Instant.parse("2025-10-26T01:30:00Z"),
            Dataset.END.minus(1, ChronoUnit.MICROS),
            Dataset.END,
            Instant.parse("2038-01-19T03:14:08Z"),
            LATEST.minus(1, ChronoUnit.MICROS),
            LATEST);

    private static final List<Long> NO_KEYS = List.of(0L, -1L, 987_654_321L, Long.MAX_VALUE, Long.MIN_VALUE);

    private static final List<String> AMOUNTS = List.of(
            "0",
            "0.01",
            "0.1",
            "1",
            "1.50000",
            "1E+3",
            "9999.99",
            "10000.00",
            "4999999999.99",
            "5000000000.00",
            "9999999999.98",
            "9999999999.99",
            "10000000000.00",
            "1E+15");

    private final Random random;
    private final Dataset dataset;

    RandomValues(Random random, Dataset dataset) {
        this.random = random;
        this.dataset = dataset;
    }

    /** A moment at which something changes: a month, a year, what the contract can hold. */
    Instant edge() {
        return one(EDGES);
    }

    /** A key that nothing has. */
    long noKey() {
        return one(NO_KEYS);
    }

    /** An amount at a limit or beyond it, or in an unusual form. */
    BigDecimal unusualAmount() {
        return new BigDecimal(one(AMOUNTS));
    }

    ImportedOrder.Item item() {
        // Round prices, so that revenues tie.
        return oneIn(3)
                ? new ImportedOrder.Item(product(), 1 + random.nextInt(2), BigDecimal.TEN)
                : new ImportedOrder.Item(
                        product(),
                        quantity(),
                        oneIn(4) ? unusualAmount() : BigDecimal.valueOf(random.nextInt(100_000), 2));
    }

    int quantity() {
        return oneIn(80) ? one(List.of(999_999, 1_000_000)) : 1 + random.nextInt(4);
    }

    long product() {
        if (oneIn(200)) {
            return noKey();
        }
        return oneIn(8)
                ? one(ExtraProducts.ALL).id()
                : 1L + random.nextInt(dataset.size().products());
    }

    int extremeInt() {
        return one(List.of(Integer.MIN_VALUE, -1, 0, 1, 1_000, Integer.MAX_VALUE));
    }

    Instant someTime() {
        return Dataset.START.plus(random.nextLong(900L * 24 * 3_600 * 1_000_000), ChronoUnit.MICROS);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
