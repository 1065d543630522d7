package dev.orderbench.tck.random;

import dev.orderbench.contract.ImportedOrder;
import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.NewUserWithOrders;
import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.StockTake;
import dev.orderbench.contract.TimeRange;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A call of one operation of the contract. Those that make users or orders have a label, by which later ones refer to them. */
sealed interface Operation extends Statement {

    record FindUserByEmail(String email) implements Operation {}

    record FindOrder(Key order) implements Operation {}

    record UserWithRecentOrders(Key user, int take) implements Operation {}

    record SearchOrders(OrderSearch search) implements Operation {}

    record OrdersAfter(Instant createdAt, Key order, int size) implements Operation {}

    /** @param failsAt the number of the order at which the sink throws; 0 for never */
    record ExportOrders(TimeRange range, int failsAt) implements Operation {}

    record SalesReport(TimeRange range, int top) implements Operation {}

    record RegisterUser(int label, NewUser user) implements Operation {}

    record RegisterUserWithOrders(int label, NewUserWithOrders user) implements Operation {}

    record PlaceOrder(int label, Key user, List<NewOrder.Line> lines) implements Operation {}

    record CancelOrder(Key order) implements Operation {}

    record ChangeStatus(Key order, int expectedVersion, OrderStatus status) implements Operation {}

    record ImportOrders(int label, List<Import> orders) implements Operation {}

    record AdjustStock(StockTake stockTake) implements Operation {}

    /** An order to be imported: an {@link ImportedOrder} whose user may not have a key yet. */
    record Import(Key user, OrderStatus status, Instant createdAt, List<ImportedOrder.Item> items) {}

    /** Whether it only reads. */
    default boolean reads() {
        return switch (this) {
            case FindUserByEmail o -> true;
            case FindOrder o -> true;
            case UserWithRecentOrders o -> true;
            case SearchOrders o -> true;
            case OrdersAfter o -> true;
            case ExportOrders o -> true;
            case SalesReport o -> true;
            case RegisterUser o -> false;
            case RegisterUserWithOrders o -> false;
            case PlaceOrder o -> false;
            case CancelOrder o -> false;
            case ChangeStatus o -> false;
            case ImportOrders o -> false;
            case AdjustStock o -> false;
        };
    }

    /** The keys that it refers to. */
    default List<Key> keys() {
        return switch (this) {
            case FindUserByEmail o -> List.of();
            case FindOrder o -> List.of(o.order());
            case UserWithRecentOrders o -> List.of(o.user());
            case SearchOrders o -> List.of();
            case OrdersAfter o -> List.of(o.order());
            case ExportOrders o -> List.of();
            case SalesReport o -> List.of();
            case RegisterUser o -> List.of();
            case RegisterUserWithOrders o -> List.of();
            case PlaceOrder o -> List.of(o.user());
            case CancelOrder o -> List.of(o.order());
            case ChangeStatus o -> List.of(o.order());
            case ImportOrders o -> o.orders().stream().map(Import::user).toList();
            case AdjustStock o -> List.of();
        };
    }

    /** The label of one that makes users or orders, or 0. */
    default int labelOrZero() {
        return switch (this) {
            case RegisterUser o -> o.label();
            case RegisterUserWithOrders o -> o.label();
            case PlaceOrder o -> o.label();
            case ImportOrders o -> o.label();
            case FindUserByEmail o -> 0;
            case FindOrder o -> 0;
            case UserWithRecentOrders o -> 0;
            case SearchOrders o -> 0;
            case OrdersAfter o -> 0;
            case ExportOrders o -> 0;
            case SalesReport o -> 0;
            case CancelOrder o -> 0;
            case ChangeStatus o -> 0;
            case AdjustStock o -> 0;
        };
    }

    /** What it is about: keys, products and emails, to tell which operations can influence each other. */
    default Set<Object> subjects() {
        Set<Object> subjects = new HashSet<>(keys());
        switch (this) {
            case FindUserByEmail o -> subjects.add(o.email());
            case RegisterUser o -> subjects.add(o.user().email());
            case RegisterUserWithOrders o -> {
                subjects.add(o.user().user().email());
                o.user().orders().forEach(lines -> lines.forEach(line -> subjects.add(line.productId())));
            }
            case PlaceOrder o -> o.lines().forEach(line -> subjects.add(line.productId()));
            case ImportOrders o ->
                o.orders().forEach(order -> order.items().forEach(item -> subjects.add(item.productId())));
            case AdjustStock o -> o.stockTake().levels().forEach(level -> subjects.add(level.productId()));
            case FindOrder o -> {}
            case UserWithRecentOrders o -> {}
            case SearchOrders o -> {}
            case OrdersAfter o -> {}
            case ExportOrders o -> {}
            case SalesReport o -> {}
            case CancelOrder o -> {}
            case ChangeStatus o -> {}
        }
        return subjects;
    }
}
