package dev.orderbench.benchmarks.workload;

import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderSort;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.database.Dataset;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The parameters of one thread's calls. Two of the same seed give the same sequence, so that every contender of a round is
 * asked the same; only the emails of new users are never given twice, since they must be unique.
 *
 * <p>Not safe for use by several threads.
 */
public final class Parameters {

    /** How many recent orders are read. */
    public static final int TAKE = 10;

    private static final int SEARCH_LIMIT = 20;
    private static final int MAX_LINES = 5;
    private static final BigDecimal HIGH_TOTAL = new BigDecimal("1000.00");

    private final Dataset dataset;
    private final AtomicLong registrations;
    private final SplittableRandom random;

    /**
     * @param dataset the rows that the parameters refer to
     * @param registrations counts the new users of all threads and contenders of a database
     * @param seed from which the sequence follows
     */
    public Parameters(Dataset dataset, AtomicLong registrations, long seed) {
        this.dataset = dataset;
        this.registrations = registrations;
        this.random = new SplittableRandom(seed);
    }

    NewUser newUser() {
        String email = String.format(Locale.ROOT, "new%09d@orderbench.example", registrations.incrementAndGet());
        return new NewUser(email, "Zoë Newcomer", "$2b$12$0123456789012345678901234567890123456789012345678901");
    }

    /** The user of a random order: the more orders, the more often. */
    long userId() {
        return dataset.userOfOrder(random.nextInt(dataset.size().orders())) + 1L;
    }

    OrderSearch search() {
        OrderSearch all = OrderSearch.all(OrderSort.NEWEST_FIRST, SEARCH_LIMIT);
        return switch (random.nextInt(4)) {
            case 0 -> all.withEmail(Dataset.email((int) userId() - 1));
            case 1 -> all.withStatus(OrderStatus.DELIVERED).withUntil(instant());
            case 2 -> {
                Instant from = instant();
                yield all.withMinTotal(HIGH_TOTAL).withFrom(from).withUntil(from.plus(30, ChronoUnit.DAYS));
            }
            default ->
                all.withEmail(Dataset.email((int) userId() - 1))
                        .withStatus(OrderStatus.DELIVERED)
                        .withFrom(instant());
        };
    }

    NewOrder newOrder() {
        int lines = 1 + random.nextInt(MAX_LINES);
        List<NewOrder.Line> chosen = new ArrayList<>(lines);
        for (int i = 0; i < lines; i++) {
            double position = random.nextDouble();
            long product = 1 + (long) (dataset.size().products() * position * position);
            chosen.add(new NewOrder.Line(product, 1 + random.nextInt(3)));
        }
        return new NewOrder(1 + random.nextInt(dataset.size().users()), chosen);
    }

    private Instant instant() {
        long micros = ChronoUnit.MICROS.between(Dataset.START, Dataset.END);
        return Dataset.START.plus(random.nextLong(micros), ChronoUnit.MICROS);
    }
}
