package dev.orderbench.tck;

import static dev.orderbench.tck.Operations.stockOf;
import static dev.orderbench.tck.OrderData.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.orderbench.contract.ImportedOrder;
import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.NewUserWithOrders;
import dev.orderbench.contract.OrderOperations;
import dev.orderbench.contract.OrderReceipt;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.Transaction;
import dev.orderbench.contract.TransactionOptions;
import dev.orderbench.contract.UnitOfWork;
import dev.orderbench.database.Dataset;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** R70, R72, R73, and R71 where it speaks of failures. */
interface UnitOfWorkRules extends Rules {

    @Test
    default void r70_committedWhenTheWorkReturnsAndNotBefore() {
        var before = fixture().digest();
        OrderReceipt receipt = store().inTransaction(TransactionOptions.DEFAULT, transaction -> {
            long ann = transaction
                    .registerUser(new NewUser("ann@example.org", "Ann", "hash"))
                    .id();
            OrderReceipt placed = transaction.placeOrder(new NewOrder(ann, List.of(line(2, 3))));
            assertThat(fixture().digest())
                    .as("R70: what others see of a unit of work before it is committed")
                    .isEqualTo(before);
            return placed;
        });

        assertThat(fixture()
                        .query("SELECT email, total FROM orders o JOIN users u ON u.id = user_id WHERE o.id = "
                                + receipt.orderId()))
                .as("R70: what others see once it is committed")
                .containsExactly(List.of("ann@example.org", receipt.total().toPlainString()));
        assertThat(fixture().stock(2)).isEqualTo(fixture().dataset().stock(1) - 3L);
        assertNoConnectionIsKept();
    }

    @Test
    default void r70_rolledBackWhenTheWorkThrows() {
        for (Throwable thrown : List.of(
                new ArithmeticException("of the work"),
                new AssertionError("of the work"),
                new StackOverflowError("of the work"),
                new StoreException.NotFound("thing of the work", 1))) {
            assertRolledBackAndOut(
                    thrown,
                    () -> store().inTransaction(TransactionOptions.DEFAULT, transaction -> {
                        Operations.writes(fixture().dataset()).forEach(write -> write.on(transaction));
                        throw Rules.unchanged(thrown);
                    }));
        }
    }

    @Test
    default void r70_listOfWorkIsOneUnit() {
        UnitOfWork<Object> register = transaction -> transaction
                .registerUser(new NewUser("ann@example.org", "Ann", "hash"))
                .email();
        UnitOfWork<Object> read =
                transaction -> transaction.findUserByEmail("ann@example.org").isPresent();
        ArithmeticException thrown = new ArithmeticException("of the last work");
        UnitOfWork<Object> fail = transaction -> {
            throw thrown;
        };
        assertRolledBackAndOut(
                thrown, () -> store().inTransaction(TransactionOptions.DEFAULT, List.of(register, read, fail)));

        assertThat(store().inTransaction(TransactionOptions.DEFAULT, List.of(register, read)))
                .as("R70: the results of a list of work, in its order")
                .containsExactly("ann@example.org", true);
    }

    private void assertRolledBackAndOut(Throwable thrown, ThrowingCallable call) {
        var before = fixture().digest();
        assertThat(catchThrowable(call))
                .as("R70: what the work throws comes out, the same object")
                .isSameAs(thrown);
        assertThat(fixture().digest()).as("R70: rolled back").isEqualTo(before);
        assertNoConnectionIsKept();
    }

    @Test
    default void r71_failureComesOutOfTheOperationThatCausedIt() {
        failing().forEach((name, operation) -> {
            List<Throwable> atTheOperation = new ArrayList<>();
            Throwable out = catchThrowable(() -> store().inTransaction(TransactionOptions.DEFAULT, transaction -> {
                atTheOperation.add(catchThrowable(() -> operation.accept(transaction)));
                return transaction.findOrder(1);
            }));
            assertThat(atTheOperation)
                    .as("R71: %s fails itself; is its statement delayed?", name)
                    .singleElement()
                    .isInstanceOf(StoreException.class)
                    .isSameAs(out);
        });
    }

    /** Operations that the database refuses, each for a reason of its own. */
    private Map<String, Consumer<OrderOperations>> failing() {
        NewUser taken = new NewUser(Dataset.email(3), "Ann", "hash");
        ImportedOrder ofUnknownProduct = new ImportedOrder(
                1, OrderStatus.NEW, Dataset.START, List.of(new ImportedOrder.Item(4_711, 1, BigDecimal.ONE)));
        Map<String, Consumer<OrderOperations>> failing = new LinkedHashMap<>();
        failing.put("registerUser with a taken email", store -> store.registerUser(taken));
        failing.put(
                "registerUserWithOrders with a taken email",
                store -> store.registerUserWithOrders(new NewUserWithOrders(taken, List.of())));
        failing.put("placeOrder of too much", store -> store.placeOrder(new NewOrder(1, List.of(line(10, 4)))));
        failing.put("placeOrder of nobody", store -> store.placeOrder(new NewOrder(4_711, List.of(line(1, 1)))));
        failing.put("cancelOrder of none", store -> store.cancelOrder(4_711));
        failing.put("changeStatus of none", store -> store.changeStatus(4_711, 0, OrderStatus.PAID));
        failing.put("importOrders of an unknown product", store -> store.importOrders(List.of(ofUnknownProduct)));
        failing.put("adjustStock to less than nothing", store -> store.adjustStock(stockOf(1, -1)));
        return failing;
    }

    @Test
    default void r72_swallowedFailureIsAFailure() {
        failing().forEach((name, operation) -> {
            var before = fixture().digest();
            List<Throwable> seen = new ArrayList<>();
            Throwable out = catchThrowable(() -> store().inTransaction(TransactionOptions.DEFAULT, transaction -> {
                transaction.registerUser(Operations.somebody());
                seen.add(catchThrowable(() -> operation.accept(transaction)));
                seen.add(catchThrowable(() -> transaction.findOrder(1)));
                seen.add(catchThrowable(() -> transaction.tryLockAdvisory(1)));
                seen.add(catchThrowable(() -> transaction.registerUser(Operations.somebody())));
                return true;
            }));
            assertThat(seen)
                    .as("R72: after %s failed, later operations throw the same, and so does the unit of work", name)
                    .hasSize(4)
                    .allSatisfy(failure -> assertThat(failure)
                            .isInstanceOf(StoreException.class)
                            .isSameAs(out));
            assertThat(fixture().digest())
                    .as("R72: rolled back, although the work swallowed the failure of %s", name)
                    .isEqualTo(before);
            assertNoConnectionIsKept();
        });
    }

    @Test
    default void r72_whatTheWorkThrowsInsteadComesOut() {
        ArithmeticException thrown = new ArithmeticException("of the work");
        assertRolledBackAndOut(
                thrown,
                () -> store().inTransaction(TransactionOptions.DEFAULT, transaction -> {
                    transaction.registerUser(Operations.somebody());
                    assertThat(catchThrowable(() -> transaction.cancelOrder(4_711)))
                            .isInstanceOf(StoreException.NotFound.class);
                    throw thrown;
                }));
    }

    @Test
    default void r72_refusedArgumentIsNoFailureOfTheUnit() {
        store().inTransaction(TransactionOptions.DEFAULT, transaction -> {
            assertThat(catchThrowable(() -> transaction.userWithRecentOrders(1, -1)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(catchThrowable(() -> transaction.changeStatus(1, 0, OrderStatus.CANCELLED)))
                    .isInstanceOf(IllegalArgumentException.class);
            return transaction.registerUser(new NewUser("ann@example.org", "Ann", "hash"));
        });

        assertThat(fixture().query("SELECT name FROM users WHERE email = 'ann@example.org'"))
                .as("R72: only a StoreException makes the unit of work fail")
                .hasSize(1);
    }

    @Test
    default void r73_useAfterTheEndIsRefused() {
        List<Transaction> ended = new ArrayList<>();
        store().inTransaction(TransactionOptions.DEFAULT, transaction -> ended.add(transaction));
        assertThat(catchThrowable(() -> store().inTransaction(TransactionOptions.DEFAULT, transaction -> {
                    ended.add(transaction);
                    throw new ArithmeticException("of the work");
                })))
                .isInstanceOf(ArithmeticException.class);

        var before = fixture().digest();
        for (Transaction transaction : ended) {
            for (Operations.Call call : Operations.all(fixture().dataset())) {
                assertThatIllegalStateException()
                        .as("R73: %s after the unit of work has ended", call)
                        .isThrownBy(() -> call.on(transaction));
            }
            assertThatIllegalStateException().isThrownBy(() -> transaction.lockAdvisory(1));
            assertThatIllegalStateException().isThrownBy(() -> transaction.tryLockAdvisory(1));
        }
        assertThat(fixture().digest()).isEqualTo(before);
    }
}
