package dev.orderbench.benchmarks.workload;

import dev.orderbench.contract.ImportedOrder;
import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.NewUserWithOrders;
import dev.orderbench.contract.OrderCursor;
import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderSort;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.StockTake;
import dev.orderbench.contract.TimeRange;
import dev.orderbench.database.Dataset;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The parameters of one thread's calls. Two of the same seed give the same sequence, so that every contender of a round is
 * asked the same; only what can be used once, from the {@link Supply}, is never given twice.
 *
 * <p>Kinds of calls that cost very differently come in turn, from a random one on: drawn at random, their shares in a slice of
 * some dozens of calls would differ, and with them its time, whoever is measured.
 *
 * <p>Not safe for use by several threads.
 */
public final class Parameters {

    /** How many recent orders are read. */
    public static final int TAKE = 10;

    /** How many orders a page has. */
    public static final int PAGE = 20;

    private static final int SEARCH_LIMIT = 20;
    private static final int IMPORTED_ORDERS = 100;
    private static final int IMPORTED_ITEMS = 3;
    private static final int COUNTED_PRODUCTS = 50;

    /** Far above what is ordered between two stock takes. */
    private static final int COUNTED_STOCK = 1_000_000_000;

    private static final int SEARCHES = 4;
    private static final int MAX_LINES = 5;
    private static final BigDecimal HIGH_TOTAL = new BigDecimal("1000.00");
    private static final BigDecimal IMPORTED_PRICE = new BigDecimal("12.50");

    private final Dataset dataset;
    private final Supply supply;
    private final int thread;
    private final SplittableRandom random;
    private int search;
    private int basket;

    /**
     * @param dataset the rows that the parameters refer to
     * @param supply what all threads and contenders that call on the database share
     * @param thread the number of the thread, from 0
     * @param seed from which the sequence follows
     */
    public Parameters(Dataset dataset, Supply supply, int thread, long seed) {
        this.dataset = dataset;
        this.supply = supply;
        this.thread = thread;
        this.random = new SplittableRandom(seed);
        this.search = random.nextInt(SEARCHES);
        this.basket = random.nextInt(MAX_LINES);
    }

    NewUser newUser() {
        String email = String.format(Locale.ROOT, "new%09d@orderbench.example", supply.nextRegistration());
        return new NewUser(email, "Zoë Newcomer", "$2b$12$0123456789012345678901234567890123456789012345678901");
    }

    String email() {
        return Dataset.email(random.nextInt(dataset.size().users()));
    }

    long orderId() {
        return 1L + random.nextInt(dataset.size().orders());
    }

    OrderCursor cursor() {
        int order = random.nextInt(dataset.size().orders());
        return new OrderCursor(dataset.createdAt(order), order + 1L);
    }

    TimeRange month() {
        ZonedDateTime first = Dataset.START.atZone(ZoneOffset.UTC);
        int months = (int) ChronoUnit.MONTHS.between(first, Dataset.END.atZone(ZoneOffset.UTC));
        ZonedDateTime month = first.plusMonths(random.nextInt(months));
        return new TimeRange(month.toInstant(), month.plusMonths(1).toInstant());
    }

    /** The user of a random order: the more orders, the more often. */
    public long userId() {
        return dataset.userOfOrder(random.nextInt(dataset.size().orders())) + 1L;
    }

    OrderSearch search() {
        OrderSearch all = OrderSearch.all(OrderSort.NEWEST_FIRST, SEARCH_LIMIT);
        return switch (search++ % SEARCHES) {
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

    NewUserWithOrders newUserWithOrders() {
        return new NewUserWithOrders(newUser(), List.of(lines(3), lines(3)));
    }

    public NewOrder newOrder() {
        return new NewOrder(1 + random.nextInt(dataset.size().users()), lines(1 + basket++ % MAX_LINES));
    }

    Supply.Change change() {
        return supply.nextChange(thread, random);
    }

    /** After all orders of the dataset, so that searches find what they found before. */
    List<ImportedOrder> importedOrders() {
        List<ImportedOrder> orders = new ArrayList<>(IMPORTED_ORDERS);
        for (int i = 0; i < IMPORTED_ORDERS; i++) {
            List<ImportedOrder.Item> items = new ArrayList<>(IMPORTED_ITEMS);
            for (int item = 0; item < IMPORTED_ITEMS; item++) {
                items.add(new ImportedOrder.Item(popularProduct(), 1 + random.nextInt(3), IMPORTED_PRICE));
            }
            long user = 1 + random.nextInt(dataset.size().users());
            orders.add(new ImportedOrder(user, OrderStatus.DELIVERED, Dataset.END, items));
        }
        return orders;
    }

    /** Of neighbours, as on a shelf. */
    StockTake stockTake() {
        int counted = Math.min(COUNTED_PRODUCTS, dataset.size().products());
        int first = 1 + random.nextInt(dataset.size().products() - counted + 1);
        return new StockTake(IntStream.range(first, first + counted)
                .mapToObj(product -> new StockTake.Level(product, COUNTED_STOCK))
                .toList());
    }

    private List<NewOrder.Line> lines(int count) {
        List<NewOrder.Line> lines = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            lines.add(new NewOrder.Line(popularProduct(), 1 + random.nextInt(3)));
        }
        return lines;
    }

    /** Where there are but three pieces of one, as of every tenth in the tiny dataset, the one before it. */
    private long popularProduct() {
        double position = random.nextDouble();
        int product = (int) (dataset.size().products() * position * position);
        return dataset.isAmple(product) ? product + 1L : product;
    }

    private Instant instant() {
        long micros = ChronoUnit.MICROS.between(Dataset.START, Dataset.END);
        return Dataset.START.plus(random.nextLong(micros), ChronoUnit.MICROS);
    }
}
