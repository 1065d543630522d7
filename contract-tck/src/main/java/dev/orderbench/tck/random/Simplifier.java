package dev.orderbench.tck.random;

import dev.orderbench.contract.ImportedOrder;
import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.NewUserWithOrders;
import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderSort;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.StockTake;
import dev.orderbench.contract.TimeRange;
import dev.orderbench.contract.TransactionOptions;
import dev.orderbench.tck.random.Operation.Import;
import dev.orderbench.tck.random.Statement.Ending;
import dev.orderbench.tck.random.Statement.Entry;
import dev.orderbench.tck.random.Statement.Step;
import dev.orderbench.tck.random.Statement.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Knows for each statement somewhat simpler ones, those first that save most. */
final class Simplifier {

    private static final int MOST_SINGLE_DROPS = 8;

    private static final int LONG_TEXT = 20;

    private Simplifier() {}

    /** Simpler statements than the given one; empty when it is as simple as can be. */
    static List<Statement> simpler(Statement statement) {
        Stream<? extends Statement> candidates = switch (statement) {
            case Statement.SetClock clock -> Stream.of();
            case Unit unit -> simplerUnits(unit);
            case Operation operation -> simplerOperations(operation);
        };
        return candidates
                .map(Statement.class::cast)
                .filter(candidate -> !candidate.equals(statement))
                .toList();
    }

    private static Stream<Statement> simplerUnits(Unit unit) {
        Stream<Statement> unwrapped =
                unit.steps().size() == 1 ? Stream.of(unit.steps().getFirst().operation()) : Stream.empty();
        Stream<Statement> plainer = Stream.of(
                new Unit(Entry.TRANSACTION, unit.options(), 0, unit.steps(), unit.ending(), unit.lateUse()),
                new Unit(unit.entry(), TransactionOptions.DEFAULT, 0, unit.steps(), unit.ending(), unit.lateUse()),
                new Unit(unit.entry(), unit.options(), 0, unit.steps(), Ending.RETURN, unit.lateUse()),
                new Unit(unit.entry(), unit.options(), 0, unit.steps(), unit.ending(), false));
        Stream<Statement> withSimplerSteps =
                replacingOne(unit.steps(), Simplifier::simplerSteps).map(unit::withSteps);
        return Stream.of(
                        unwrapped,
                        shorter(unit.steps(), 0).<Statement>map(unit::withSteps),
                        plainer,
                        withSimplerSteps.<Statement>map(simpler -> simpler))
                .flatMap(candidates -> candidates);
    }

    private static Stream<Step> simplerSteps(Step step) {
        Stream<Step> plainer = Stream.of(
                new Step(step.operation(), false, step.outside()), new Step(step.operation(), step.swallowed(), false));
        return Stream.concat(
                plainer.filter(candidate -> !candidate.equals(step)),
                simplerOperations(step.operation())
                        .filter(operation -> !operation.equals(step.operation()))
                        .map(operation -> new Step(operation, step.swallowed(), step.outside())));
    }

    private static Stream<? extends Operation> simplerOperations(Operation operation) {
        return switch (operation) {
            case Operation.FindUserByEmail o -> simplerTexts(o.email()).map(Operation.FindUserByEmail::new);
            case Operation.FindOrder o -> simplerKeys(o.order()).map(Operation.FindOrder::new);
            case Operation.UserWithRecentOrders o ->
                Stream.concat(
                        simplerKeys(o.user()).map(user -> new Operation.UserWithRecentOrders(user, o.take())),
                        Stream.of(new Operation.UserWithRecentOrders(o.user(), 1)));
            case Operation.SearchOrders o -> simplerSearches(o.search()).map(Operation.SearchOrders::new);
            case Operation.OrdersAfter o ->
                Stream.of(
                        new Operation.OrdersAfter(o.createdAt(), new Key.Literal(Long.MAX_VALUE), o.size()),
                        new Operation.OrdersAfter(o.createdAt(), o.order(), 1));
            case Operation.ExportOrders o ->
                Stream.of(new Operation.ExportOrders(TimeRange.ALL, 0), new Operation.ExportOrders(o.range(), 0));
            case Operation.SalesReport o ->
                Stream.of(new Operation.SalesReport(TimeRange.ALL, o.top()), new Operation.SalesReport(o.range(), 1));
            case Operation.RegisterUser o ->
                simplerUsers(o.user()).map(user -> new Operation.RegisterUser(o.label(), user));
            case Operation.RegisterUserWithOrders o -> simplerWithOrders(o);
            case Operation.PlaceOrder o ->
                Stream.concat(
                        simplerKeys(o.user()).map(user -> new Operation.PlaceOrder(o.label(), user, o.lines())),
                        simplerLines(o.lines()).map(lines -> new Operation.PlaceOrder(o.label(), o.user(), lines)));
            case Operation.CancelOrder o -> simplerKeys(o.order()).map(Operation.CancelOrder::new);
            case Operation.ChangeStatus o ->
                simplerKeys(o.order()).map(order -> new Operation.ChangeStatus(order, o.expectedVersion(), o.status()));
            case Operation.ImportOrders o ->
                Stream.concat(shorter(o.orders(), 0), replacingOne(o.orders(), Simplifier::simplerImports))
                        .map(orders -> new Operation.ImportOrders(o.label(), orders));
            case Operation.AdjustStock o ->
                shorter(o.stockTake().levels(), 1).map(levels -> new Operation.AdjustStock(new StockTake(levels)));
        };
    }

    /** The first user or order of the dataset, for which nothing need be made. */
    private static Stream<Key> simplerKeys(Key key) {
        return key instanceof Key.Made ? Stream.of(new Key.Literal(1)) : Stream.of();
    }

    private static Stream<Operation> simplerWithOrders(Operation.RegisterUserWithOrders operation) {
        NewUserWithOrders user = operation.user();
        return Stream.of(
                        shorter(user.orders(), 0).map(orders -> new NewUserWithOrders(user.user(), orders)),
                        replacingOne(user.orders(), Simplifier::simplerLines)
                                .map(orders -> new NewUserWithOrders(user.user(), orders)),
                        simplerUsers(user.user()).map(simpler -> new NewUserWithOrders(simpler, user.orders())))
                .flatMap(candidates -> candidates)
                .map(simpler -> new Operation.RegisterUserWithOrders(operation.label(), simpler));
    }

    private static Stream<NewUser> simplerUsers(NewUser user) {
        return Stream.of(
                        simplerTexts(user.email()).map(text -> new NewUser(text, user.name(), user.passwordHash())),
                        simplerTexts(user.name()).map(text -> new NewUser(user.email(), text, user.passwordHash())),
                        simplerTexts(user.passwordHash()).map(text -> new NewUser(user.email(), user.name(), text)))
                .flatMap(candidates -> candidates);
    }

    private static Stream<OrderSearch> simplerSearches(OrderSearch search) {
        OrderSearch all = OrderSearch.all(search.sort(), search.limit());
        List<UnaryOperator<OrderSearch>> criteria = new ArrayList<>();
        if (search.email() != null) {
            String email = search.email();
            criteria.add(other -> other.withEmail(email));
        }
        if (search.minTotal() != null) {
            BigDecimal total = search.minTotal();
            criteria.add(other -> other.withMinTotal(total));
        }
        if (search.status() != null) {
            OrderStatus status = search.status();
            criteria.add(other -> other.withStatus(status));
        }
        Stream<OrderSearch> fewer = shorter(criteria, 0).map(kept -> {
            OrderSearch simpler = all;
            for (UnaryOperator<OrderSearch> criterion : kept) {
                simpler = criterion.apply(simpler);
            }
            if (search.from() != null) {
                simpler = simpler.withFrom(search.from());
            }
            return search.until() == null ? simpler : simpler.withUntil(search.until());
        });
        Stream<OrderSearch> timeless = Stream.of(new OrderSearch(
                search.email(), search.minTotal(), search.status(), null, null, search.sort(), search.limit()));
        Stream<OrderSearch> plainer = Stream.of(new OrderSearch(
                search.email(),
                search.minTotal(),
                search.status(),
                search.from(),
                search.until(),
                OrderSort.NEWEST_FIRST,
                1));
        return Stream.of(fewer, timeless, plainer).flatMap(candidates -> candidates);
    }

    private static Stream<List<NewOrder.Line>> simplerLines(List<NewOrder.Line> lines) {
        return Stream.concat(
                shorter(lines, 1),
                replacingOne(
                        lines,
                        line -> line.quantity() == 1
                                ? Stream.of()
                                : Stream.of(
                                        new NewOrder.Line(line.productId(), 1),
                                        new NewOrder.Line(1, line.quantity()))));
    }

    private static Stream<Import> simplerImports(Import order) {
        Stream<Import> fewerItems = shorter(order.items(), 1)
                .map(items -> new Import(order.user(), order.status(), order.createdAt(), items));
        Stream<Import> simplerItems = replacingOne(order.items(), Simplifier::simplerItems)
                .map(items -> new Import(order.user(), order.status(), order.createdAt(), items));
        Stream<Import> plainer =
                Stream.of(new Import(new Key.Literal(1), order.status(), order.createdAt(), order.items()));
        return Stream.of(fewerItems, plainer, simplerItems)
                .flatMap(candidates -> candidates)
                .filter(candidate -> !candidate.equals(order));
    }

    private static Stream<ImportedOrder.Item> simplerItems(ImportedOrder.Item item) {
        return Stream.of(
                        new ImportedOrder.Item(item.productId(), 1, item.unitPrice()),
                        new ImportedOrder.Item(item.productId(), item.quantity(), BigDecimal.ONE))
                .filter(candidate -> !candidate.equals(item));
    }

    private static Stream<String> simplerTexts(String text) {
        if (text.length() <= LONG_TEXT) {
            return text.length() <= 1 ? Stream.of() : Stream.of("a");
        }
        int half = text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2);
        return Stream.of("a", text.substring(0, half), text.substring(half));
    }

    /** Lists without some of the elements: half of them, then single ones. */
    private static <T> Stream<List<T>> shorter(List<T> list, int minimum) {
        if (list.size() <= minimum) {
            return Stream.of();
        }
        List<List<T>> shorter = new ArrayList<>();
        int half = Math.max(minimum, list.size() / 2);
        if (list.size() > 2) {
            shorter.add(list.subList(0, half));
            shorter.add(list.subList(list.size() - half, list.size()));
        }
        for (int i = 0; i < Math.min(list.size(), MOST_SINGLE_DROPS); i++) {
            List<T> without = new ArrayList<>(list);
            without.remove(i);
            shorter.add(without);
        }
        return shorter.stream();
    }

    /** Lists with one of the elements replaced by a simpler one. */
    private static <T> Stream<List<T>> replacingOne(List<T> list, Function<T, Stream<? extends T>> simpler) {
        List<List<T>> replaced = new ArrayList<>();
        for (int i = 0; i < Math.min(list.size(), MOST_SINGLE_DROPS); i++) {
            int index = i;
            simpler.apply(list.get(i)).forEach(element -> {
                List<T> copy = new ArrayList<>(list);
                copy.set(index, element);
                replaced.add(copy);
            });
        }
        return replaced.stream();
    }
}
