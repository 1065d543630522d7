package dev.orderbench.tck.random;

import dev.orderbench.contract.ImportedOrder;
import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.OrderCursor;
import dev.orderbench.contract.OrderOperations;
import dev.orderbench.contract.OrderReceipt;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.OrderSummary;
import dev.orderbench.contract.RegisteredUser;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.Transaction;
import dev.orderbench.contract.UnitOfWork;
import dev.orderbench.contract.User;
import dev.orderbench.tck.random.Outcome.Exported;
import dev.orderbench.tck.random.Outcome.Failed;
import dev.orderbench.tck.random.Outcome.OfUnit;
import dev.orderbench.tck.random.Outcome.Returned;
import dev.orderbench.tck.random.Outcome.Threw;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs statements on one store, and remembers the keys that it returned. */
final class Player {

    private final OrderStore store;
    private final Map<Integer, List<Long>> made = new HashMap<>();
    private final List<Long> newUsers = new ArrayList<>();
    private final List<Long> newOrders = new ArrayList<>();
    private Set<Throwable> thrownInUnit = identitySet();

    Player(OrderStore store) {
        this.store = store;
    }

    /** The keys of the users that the last statement returned as made, in that order. */
    List<Long> newUsers() {
        return List.copyOf(newUsers);
    }

    /** The keys of the orders that the last statement returned as made, in that order. */
    List<Long> newOrders() {
        return List.copyOf(newOrders);
    }

    /** Runs a statement that is not about the clock. */
    Outcome play(Statement statement) {
        newUsers.clear();
        newOrders.clear();
        thrownInUnit = identitySet();
        return switch (statement) {
            case Operation operation -> outcome(operation, store);
            case Statement.Unit unit -> outcome(unit);
            case Statement.SetClock clock -> throw new IllegalArgumentException(clock.toString());
        };
    }

    private Outcome outcome(Operation operation, OrderOperations target) {
        try {
            return new Returned(call(operation, target));
        } catch (RuntimeException | Error e) {
            return thrown(e);
        }
    }

    private Outcome thrown(Throwable throwable) {
        boolean repeated = !thrownInUnit.add(throwable);
        return throwable instanceof StoreException failure
                ? Failed.of(failure, repeated)
                : new Threw(
                        repeated
                                ? "the same " + throwable.getClass().getName()
                                : throwable.getClass().getName(),
                        String.valueOf(throwable.getMessage()));
    }

    private Outcome outcome(Statement.Unit unit) {
        List<Outcome> steps = new ArrayList<>();
        List<Transaction> leaked = new ArrayList<>();
        Outcome end;
        try {
            end = new Returned(run(unit, steps, leaked));
        } catch (RuntimeException | Error e) {
            end = thrown(e);
        }
        return new OfUnit(
                steps,
                end,
                unit.lateUse() && !leaked.isEmpty()
                        ? outcome(new Operation.FindOrder(new Key.Literal(1)), leaked.getFirst())
                        : null);
    }

    private Object run(Statement.Unit unit, List<Outcome> steps, List<Transaction> leaked) {
        UnitOfWork<Object> work = transaction -> {
            leaked.add(transaction);
            unit.steps().forEach(step -> take(step, transaction, steps));
            return end(unit);
        };
        return switch (unit.entry()) {
            case TRANSACTION -> store.inTransaction(unit.options(), work);
            case LIST -> {
                List<UnitOfWork<Object>> works = new ArrayList<>();
                for (Statement.Step step : unit.steps()) {
                    works.add(transaction -> {
                        leaked.add(transaction);
                        take(step, transaction, steps);
                        return "a step";
                    });
                }
                works.add(transaction -> end(unit));
                yield store.inTransaction(unit.options(), works);
            }
            case ADVISORY_LOCK -> store.withAdvisoryLock(unit.lock(), work);
            case TRY_ADVISORY_LOCK -> store.tryWithAdvisoryLock(unit.lock(), work);
        };
    }

    private void take(Statement.Step step, Transaction transaction, List<Outcome> outcomes) {
        OrderOperations target = step.outside() ? store : transaction;
        try {
            outcomes.add(new Returned(call(step.operation(), target)));
        } catch (RuntimeException | Error e) {
            outcomes.add(thrown(e));
            if (!step.swallowed()) {
                throw e;
            }
        }
    }

    private Object end(Statement.Unit unit) {
        return switch (unit.ending()) {
            case RETURN -> "the work's result";
            case EXCEPTION -> {
                OwnException own = new OwnException();
                thrownInUnit.add(own);
                throw own;
            }
            case ERROR -> {
                OwnError own = new OwnError();
                thrownInUnit.add(own);
                throw own;
            }
        };
    }

    private Object call(Operation operation, OrderOperations target) {
        return switch (operation) {
            case Operation.FindUserByEmail o -> target.findUserByEmail(o.email());
            case Operation.FindOrder o -> target.findOrder(key(o.order()));
            case Operation.UserWithRecentOrders o -> target.userWithRecentOrders(key(o.user()), o.take());
            case Operation.SearchOrders o -> target.searchOrders(o.search());
            case Operation.OrdersAfter o ->
                target.ordersAfter(new OrderCursor(o.createdAt(), key(o.order())), o.size());
            case Operation.ExportOrders o -> export(o, target);
            case Operation.SalesReport o -> target.salesReport(o.range(), o.top());
            case Operation.RegisterUser o -> {
                User user = target.registerUser(o.user());
                remember(o, List.of(user.id()), List.of());
                yield user;
            }
            case Operation.RegisterUserWithOrders o -> {
                RegisteredUser registered = target.registerUserWithOrders(o.user());
                List<Long> orders = registered.receipts().stream()
                        .map(OrderReceipt::orderId)
                        .toList();
                remember(o, List.of(registered.user().id()), orders);
                yield registered;
            }
            case Operation.PlaceOrder o -> {
                OrderReceipt receipt = target.placeOrder(new NewOrder(key(o.user()), o.lines()));
                remember(o, List.of(), List.of(receipt.orderId()));
                yield receipt;
            }
            case Operation.CancelOrder o -> target.cancelOrder(key(o.order()));
            case Operation.ChangeStatus o -> target.changeStatus(key(o.order()), o.expectedVersion(), o.status());
            case Operation.ImportOrders o -> {
                List<Long> orders = target.importOrders(
                        o.orders().stream().map(this::imported).toList());
                remember(o, List.of(), orders);
                yield orders;
            }
            case Operation.AdjustStock o -> {
                target.adjustStock(o.stockTake());
                yield "adjusted";
            }
        };
    }

    private static Exported export(Operation.ExportOrders export, OrderOperations target) {
        List<OrderSummary> handedOver = new ArrayList<>();
        OwnException fromSink = new OwnException();
        try {
            long count = target.exportOrders(export.range(), order -> {
                handedOver.add(order);
                if (handedOver.size() == export.failsAt()) {
                    throw fromSink;
                }
            });
            return new Exported(count, handedOver);
        } catch (OwnException e) {
            if (e != fromSink) {
                throw e;
            }
            return new Exported(-1, handedOver);
        }
    }

    private void remember(Operation operation, List<Long> users, List<Long> orders) {
        newUsers.addAll(users);
        newOrders.addAll(orders);
        List<Long> all = new ArrayList<>(users);
        all.addAll(orders);
        made.put(operation.labelOrZero(), all);
    }

    /** The keys that the operation of a label returned; none when it failed or was not run. */
    List<Long> keysOf(int label) {
        return made.getOrDefault(label, List.of());
    }

    /** The key that a reference stands for in this store. */
    long key(Key key) {
        return switch (key) {
            case Key.Literal literal -> literal.value();
            case Key.Made reference -> {
                List<Long> keys = keysOf(reference.operation());
                yield reference.index() < keys.size() ? keys.get(reference.index()) : reference.dangling();
            }
        };
    }

    private ImportedOrder imported(Operation.Import order) {
        return new ImportedOrder(key(order.user()), order.status(), order.createdAt(), order.items());
    }

    private static Set<Throwable> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    /** What the program itself throws out of a work or a sink. */
    static final class OwnException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OwnException() {
            super("the program's own");
        }
    }

    /** What the program itself throws out of a work, where that is an error. */
    static final class OwnError extends Error {
        private static final long serialVersionUID = 1L;

        OwnError() {
            super("the program's own");
        }
    }
}
