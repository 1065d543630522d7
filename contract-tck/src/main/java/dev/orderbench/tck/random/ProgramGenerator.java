package dev.orderbench.tck.random;

import dev.orderbench.contract.Isolation;
import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.NewUserWithOrders;
import dev.orderbench.contract.Order;
import dev.orderbench.contract.OrderCursor;
import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderSort;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.RetryPolicy;
import dev.orderbench.contract.StockTake;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.TimeRange;
import dev.orderbench.contract.TransactionOptions;
import dev.orderbench.database.Dataset;
import dev.orderbench.tck.random.Operation.Import;
import dev.orderbench.tck.random.Statement.Ending;
import dev.orderbench.tck.random.Statement.Entry;
import dev.orderbench.tck.random.Statement.SetClock;
import dev.orderbench.tck.random.Statement.Step;
import dev.orderbench.tck.random.Statement.Unit;
import dev.orderbench.tck.reference.ReferenceStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Makes programs from a seed. It runs them on a reference of its own meanwhile, so that most operations meet what earlier ones
 * have made, and know the version of an order.
 */
final class ProgramGenerator {

    private final Random random;
    private final RandomValues values;
    private final Dataset dataset;
    private final List<String> emails = new ArrayList<>();
    private final List<Key> users = new ArrayList<>();
    private final List<Key> orders = new ArrayList<>();
    private final ReferenceStore reference;
    private final Player player;
    private Instant clock = Trial.START;
    private int lastLabel;

    ProgramGenerator(long seed, Dataset dataset) {
        this.random = new Random(seed);
        this.dataset = dataset;
        this.values = new RandomValues(random, dataset);
        this.reference = new ReferenceStore(dataset, () -> clock);
        this.player = new Player(reference);
        ExtraProducts.ALL.forEach(reference::add);
        for (int user = 0; user < dataset.size().users(); user++) {
            emails.add(Dataset.email(user));
            users.add(new Key.Literal(user + 1L));
        }
        for (int order = 0; order < dataset.size().orders(); order++) {
            orders.add(new Key.Literal(order + 1L));
        }
    }

    /** A program of about a number of operations. */
    List<Statement> program(int operations) {
        List<Statement> program = new ArrayList<>();
        int size = 0;
        while (size < operations) {
            if (values.oneIn(3)) {
                program.add(setClock());
            }
            int usersBefore = users.size();
            int ordersBefore = orders.size();
            Statement statement = values.oneIn(12) ? unit() : operation();
            program.add(statement);
            size += Trial.size(statement);
            if (!(statement instanceof Operation read && read.reads())) {
                player.play(statement);
            }
            forgetMost(users.subList(usersBefore, users.size()), this::isUser);
            forgetMost(orders.subList(ordersBefore, orders.size()), this::isOrder);
        }
        return program;
    }

    /** Forgets keys that were not stored in the end; of some the program goes on to speak. */
    private void forgetMost(List<Key> keys, Predicate<Key> stored) {
        keys.removeIf(key -> !stored.test(key) && !values.oneIn(20));
    }

    private boolean isUser(Key key) {
        try {
            reference.userWithRecentOrders(player.key(key), 0);
            return true;
        } catch (StoreException.NotFound e) {
            return false;
        }
    }

    private boolean isOrder(Key key) {
        return reference.findOrder(player.key(key)).isPresent();
    }

    private Operation operation() {
        return values.oneIn(2) ? read() : write();
    }

    private Operation read() {
        int kind = random.nextInt(100);
        if (kind < 20) {
            return new Operation.FindUserByEmail(emailToFind());
        } else if (kind < 50) {
            return new Operation.FindOrder(order());
        } else if (kind < 68) {
            return new Operation.UserWithRecentOrders(
                    user(), values.oneIn(30) ? values.extremeInt() : random.nextInt(12));
        } else if (kind < 83) {
            return new Operation.SearchOrders(search());
        } else if (kind < 94) {
            return ordersAfter();
        } else if (kind < 96) {
            return new Operation.ExportOrders(timeRange(), values.oneIn(2) ? 1 + random.nextInt(10) : 0);
        } else {
            return new Operation.SalesReport(
                    timeRange(), values.oneIn(10) ? values.extremeInt() : 1 + random.nextInt(6));
        }
    }

    private Operation write() {
        int kind = random.nextInt(100);
        if (kind < 14) {
            return register();
        } else if (kind < 23) {
            return registerWithOrders();
        } else if (kind < 49) {
            int label = ++lastLabel;
            Key user = user();
            made(orders, label, 0);
            return new Operation.PlaceOrder(label, user, lines());
        } else if (kind < 65) {
            return new Operation.CancelOrder(order());
        } else if (kind < 85) {
            return changeStatus();
        } else if (kind < 92) {
            return importOrders();
        } else {
            return adjustStock();
        }
    }

    private void made(List<Key> kind, int label, int index) {
        kind.add(new Key.Made(label, index));
    }

    private Operation register() {
        int label = ++lastLabel;
        NewUser user = newUser();
        made(users, label, 0);
        return new Operation.RegisterUser(label, user);
    }

    private Operation registerWithOrders() {
        int label = ++lastLabel;
        NewUser user = newUser();
        boolean large = values.oneIn(100);
        int count = large ? 3 : values.oneIn(30) ? 60 : random.nextInt(4);
        List<List<NewOrder.Line>> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(large ? aMillionTimesAThousand() : lines());
        }
        made(users, label, 0);
        for (int i = 0; i < Math.min(count, 3); i++) {
            made(orders, label, i + 1);
        }
        return new Operation.RegisterUserWithOrders(label, new NewUserWithOrders(user, lines));
    }

    /** As much as one order can hold: the pieces of three are more than an int holds. */
    private static List<NewOrder.Line> aMillionTimesAThousand() {
        return Collections.nCopies(1_000, new NewOrder.Line(4_002, 1_000_000));
    }

    private Operation changeStatus() {
        Key order = order();
        int version = reference.findOrder(player.key(order)).map(Order::version).orElse(0);
        int expected = !values.oneIn(6) ? version : values.oneIn(3) ? values.extremeInt() : random.nextInt(4);
        OrderStatus status = values.one(List.of(OrderStatus.values()));
        return new Operation.ChangeStatus(
                order, expected, status == OrderStatus.CANCELLED && !values.oneIn(4) ? OrderStatus.NEW : status);
    }

    private Operation importOrders() {
        int label = ++lastLabel;
        int count = values.oneIn(25) ? 60 : random.nextInt(4);
        List<Import> imported = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int items = values.oneIn(40) ? 120 : 1 + random.nextInt(3);
            imported.add(new Import(
                    user(),
                    values.one(List.of(OrderStatus.values())),
                    values.oneIn(4) ? values.edge() : values.someTime(),
                    Stream.generate(values::item).limit(items).toList()));
        }
        for (int i = 0; i < Math.min(count, 3); i++) {
            made(orders, label, i);
        }
        return new Operation.ImportOrders(label, imported);
    }

    private Operation adjustStock() {
        Set<Long> products = new LinkedHashSet<>();
        int count = 1 + random.nextInt(3);
        while (products.size() < count) {
            products.add(values.product());
        }
        List<Integer> levels = List.of(0, 5, 1_000, 1_000, 5_000_000, 5_000_000, Integer.MAX_VALUE);
        return new Operation.AdjustStock(new StockTake(products.stream()
                .map(product ->
                        new StockTake.Level(product, values.oneIn(30) ? -1 - random.nextInt(9) : values.one(levels)))
                .toList()));
    }

    private OrderSearch search() {
        OrderSearch search = OrderSearch.all(
                values.one(List.of(OrderSort.values())), values.oneIn(25) ? Integer.MAX_VALUE : 1 + random.nextInt(20));
        if (values.oneIn(3)) {
            search = search.withEmail(emailToFind());
        }
        if (values.oneIn(3)) {
            search = search.withMinTotal(
                    values.oneIn(4)
                            ? values.unusualAmount().multiply(BigDecimal.valueOf(values.one(List.of(1, -1))))
                            : BigDecimal.valueOf(random.nextInt(500_000), 2));
        }
        if (values.oneIn(3)) {
            search = search.withStatus(values.one(List.of(OrderStatus.values())));
        }
        if (values.oneIn(3)) {
            search = search.withFrom(time());
        }
        if (values.oneIn(3)) {
            search = search.withUntil(time());
        }
        return search;
    }

    private Operation ordersAfter() {
        int size = values.oneIn(30) ? values.extremeInt() : 1 + random.nextInt(15);
        return values.oneIn(3)
                ? new Operation.OrdersAfter(
                        OrderCursor.BEGINNING.createdAt(), new Key.Literal(OrderCursor.BEGINNING.id()), size)
                : new Operation.OrdersAfter(time(), order(), size);
    }

    private Statement unit() {
        boolean readOnly = values.oneIn(5);
        Entry entry = values.oneIn(2) ? Entry.TRANSACTION : values.one(List.of(Entry.values()));
        TransactionOptions options = TransactionOptions.DEFAULT;
        if (entry == Entry.TRANSACTION || entry == Entry.LIST) {
            if (values.oneIn(2)) {
                options = options.withIsolation(values.one(List.of(Isolation.values())));
            }
            if (values.oneIn(6)) {
                options = options.withStatementTimeout(values.one(List.of(Duration.ZERO, Duration.ofHours(1))));
            }
            if (values.oneIn(6)) {
                options = options.withRetry(RetryPolicy.upTo(3));
            }
            if (readOnly) {
                options = options.withReadOnly();
            }
        }
        List<Step> steps = new ArrayList<>();
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            boolean outside = values.oneIn(12);
            boolean reads = outside || (readOnly && !values.oneIn(4));
            steps.add(new Step(reads ? read() : operation(), values.oneIn(3), outside));
        }
        Ending ending = values.oneIn(5) ? values.one(List.of(Ending.EXCEPTION, Ending.ERROR)) : Ending.RETURN;
        return new Unit(
                entry,
                options,
                values.one(List.of(0L, 42L, -1L, Long.MAX_VALUE, Long.MIN_VALUE)),
                steps,
                ending,
                values.oneIn(8));
    }

    /** The clock stands still when it is not set; it mostly advances a little, and now and then jumps. */
    private SetClock setClock() {
        if (values.oneIn(40)) {
            clock = values.edge();
        } else if (values.oneIn(40)) {
            clock = values.someTime();
        } else {
            Instant next = clock.plusNanos(random.nextInt(1_000_000_000) * (values.oneIn(10) ? 1_000_000L : 1L));
            clock = next.isAfter(RandomValues.LATEST) ? Trial.START : next;
        }
        return new SetClock(clock);
    }

    private NewUser newUser() {
        String email = newEmail();
        String name = Texts.any(random);
        String hash = Texts.any(random);
        if (values.oneIn(40)) {
            switch (random.nextInt(3)) {
                case 0 -> email = Texts.withNul(random);
                case 1 -> name = Texts.withNul(random);
                default -> hash = Texts.withNul(random);
            }
        }
        return new NewUser(email, name, hash);
    }

    private String newEmail() {
        int kind = random.nextInt(10);
        String email = kind == 0
                ? values.one(emails)
                : kind == 1
                        ? Texts.similarTo(values.one(emails), random)
                        : kind < 5
                                ? Texts.unusual(random) + (values.oneIn(4) ? "" : lastLabel)
                                : "user" + lastLabel + "@random.example";
        emails.add(email);
        return email;
    }

    private String emailToFind() {
        return values.oneIn(40) ? Texts.withNul(random) : values.oneIn(6) ? Texts.any(random) : values.one(emails);
    }

    private List<NewOrder.Line> lines() {
        int count = values.oneIn(40) ? 60 + random.nextInt(60) : 1 + random.nextInt(4);
        return Stream.generate(() -> new NewOrder.Line(values.product(), values.quantity()))
                .limit(count)
                .toList();
    }

    private Key user() {
        return values.oneIn(40) ? new Key.Literal(values.noKey()) : recentOrAny(users);
    }

    private Key order() {
        return values.oneIn(40) ? new Key.Literal(values.noKey()) : recentOrAny(orders);
    }

    private Key recentOrAny(List<Key> keys) {
        int recent = Math.min(10, keys.size());
        return values.oneIn(3) ? values.one(keys) : keys.get(keys.size() - 1 - random.nextInt(recent));
    }

    private TimeRange timeRange() {
        Instant first = time();
        Instant second = time();
        return values.oneIn(4)
                ? TimeRange.ALL
                : first.isBefore(second) ? new TimeRange(first, second) : new TimeRange(second, first);
    }

    /** A time to ask for: often one at which something happened. */
    private Instant time() {
        return switch (random.nextInt(4)) {
            case 0 -> values.edge();
            case 1 -> clock.truncatedTo(ChronoUnit.MICROS);
            case 2 -> dataset.createdAt(random.nextInt(dataset.size().orders()));
            default -> values.someTime();
        };
    }
}
