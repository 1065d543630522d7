package dev.orderbench.tck;

import dev.orderbench.contract.Order;
import dev.orderbench.contract.OrderCursor;
import dev.orderbench.contract.OrderItem;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.OrderSummary;
import dev.orderbench.contract.SalesRow;
import dev.orderbench.contract.StockTake;
import dev.orderbench.contract.TransactionOptions;
import dev.orderbench.contract.UnitOfWork;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A way of being wrong that needs several operations, or rare arguments, to be seen. */
enum RareDefect {

    /** When an order is cancelled that has a product in several lines, no more of this is in stock. */
    STOCK_LOST_BY_SEVERAL_LINES {
        @Override
        Object call(Call call) throws Throwable {
            Object result = call.proceed();
            if (call.isOf("cancelOrder")) {
                Order cancelled =
                        call.store().findOrder((Long) call.argument(0)).orElseThrow();
                Set<Long> products = new HashSet<>();
                for (OrderItem item : cancelled.items()) {
                    if (!products.add(item.productId())) {
                        StockTake.Level none = new StockTake.Level(item.productId(), 0);
                        call.store().adjustStock(new StockTake(List.of(none)));
                    }
                }
            }
            return result;
        }
    },

    /** The third change of an order returns the version before it. */
    THIRD_VERSION_STALE {
        @Override
        Object call(Call call) throws Throwable {
            Object result = call.proceed();
            return call.isOf("changeStatus") && result.equals(3) ? 2 : result;
        }
    },

    /** A unit of work that throws an error, and not an exception, is committed. */
    COMMITTED_AFTER_ERROR {
        @Override
        Object call(Call call) throws Throwable {
            if (!call.isOf("inTransaction") || !(call.argument(1) instanceof UnitOfWork<?> work)) {
                return call.proceed();
            }
            List<Error> thrown = new ArrayList<>();
            UnitOfWork<@Nullable Object> swallowing = transaction -> {
                try {
                    return work.run(transaction);
                } catch (Error e) {
                    thrown.add(e);
                    return null;
                }
            };
            Object result = call.store().inTransaction((TransactionOptions) call.argument(0), swallowing);
            if (!thrown.isEmpty()) {
                throw thrown.getFirst();
            }
            return Objects.requireNonNull(result);
        }
    },

    /** An email is looked up without the spaces around it. */
    EMAIL_STRIPPED {
        @Override
        Object call(Call call) throws Throwable {
            return call.isOf("findUserByEmail")
                    ? call.store().findUserByEmail(((String) call.argument(0)).strip())
                    : call.proceed();
        }
    },

    /** After places that are shared, the next one is not left out: 1, 1, 2. */
    RANK_WITHOUT_GAPS {
        @Override
        Object call(Call call) throws Throwable {
            Object result = call.proceed();
            if (!call.isOf("salesReport")) {
                return result;
            }
            List<SalesRow> dense = new ArrayList<>();
            for (Object element : (List<?>) result) {
                SalesRow row = (SalesRow) element;
                @Nullable SalesRow before = dense.isEmpty() ? null : dense.getLast();
                YearMonth month = before == null ? null : before.month();
                int rank = before == null || !row.month().equals(month)
                        ? 1
                        : row.revenue().equals(before.revenue()) ? before.rank() : before.rank() + 1;
                dense.add(new SalesRow(row.month(), row.sku(), row.pieces(), row.revenue(), rank, row.runningTotal()));
            }
            return dense;
        }
    },

    /** A page leaves out the orders of the very instant of its cursor. */
    TIES_LEFT_OUT_OF_PAGE {
        @Override
        Object call(Call call) throws Throwable {
            Object result = call.proceed();
            return call.isOf("ordersAfter")
                    ? ((List<?>) result)
                            .stream()
                                    .map(OrderSummary.class::cast)
                                    .filter(order ->
                                            !order.createdAt().equals(((OrderCursor) call.argument(0)).createdAt()))
                                    .toList()
                    : result;
        }
    };

    /** Does what the call does, or something wrong. */
    abstract Object call(Call call) throws Throwable;

    /** A store that does what another does, but for this defect. */
    OrderStore in(OrderStore store) {
        return (OrderStore) Proxy.newProxyInstance(
                OrderStore.class.getClassLoader(),
                new Class<?>[] {OrderStore.class},
                (proxy, method, arguments) ->
                        call(new Call(store, method, arguments == null ? List.of() : List.of(arguments))));
    }

    /** A call of a method of a store. */
    record Call(OrderStore store, Method method, List<Object> arguments) {

        boolean isOf(String name) {
            return method.getName().equals(name);
        }

        Object argument(int index) {
            return arguments.get(index);
        }

        Object proceed() throws Throwable {
            try {
                return method.invoke(store, arguments.toArray());
            } catch (InvocationTargetException e) {
                throw Objects.requireNonNull(e.getCause());
            }
        }
    }
}
