package dev.orderbench.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.Transaction;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuardedTransactionTest {

    private static final StoreException FAILURE = new StoreException.NotFound("order", 1);

    private final List<String> asked = new ArrayList<>();

    /** Notes what it is asked, and fails each time, or never. */
    private Transaction asking(@Nullable Throwable failure) {
        return (Transaction) Proxy.newProxyInstance(
                Transaction.class.getClassLoader(), new Class<?>[] {Transaction.class}, (proxy, method, arguments) -> {
                    asked.add(method.getName());
                    if (failure != null) {
                        throw failure;
                    }
                    return method.getReturnType() == boolean.class ? Boolean.TRUE : null;
                });
    }

    /** Every operation of a transaction, so that none that is added is forgotten. */
    private static List<Method> operations() {
        return Arrays.stream(Transaction.class.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .toList();
    }

    private static @Nullable Throwable call(Transaction transaction, Method operation) {
        @Nullable Object[] arguments = Arrays.stream(operation.getParameterTypes())
                .map(GuardedTransactionTest::argument)
                .toArray();
        Throwable thrown = catchThrowable(() -> operation.invoke(transaction, arguments));
        return thrown == null ? null : thrown.getCause();
    }

    private static @Nullable Object argument(Class<?> type) {
        if (type == long.class) {
            return 1L;
        }
        if (type == int.class) {
            return 1;
        }
        return null;
    }

    @Test
    void operationAfterAFailureFailsWithoutAsking() {
        for (Method first : operations()) {
            asked.clear();
            Throwable out = catchThrowable(() -> GuardedTransaction.run(asking(FAILURE), transaction -> {
                assertThat(call(transaction, first)).isSameAs(FAILURE);
                for (Method later : operations()) {
                    assertThat(call(transaction, later)).as("%s", later).isSameAs(FAILURE);
                }
                return true;
            }));
            assertThat(out).as("a swallowed failure").isSameAs(FAILURE);
            assertThat(asked).containsExactly(first.getName());
        }
    }

    @Test
    void whatTheWorkThrowsComesOut() {
        AssertionError thrown = new AssertionError("of the work");
        assertThat(catchThrowable(() -> GuardedTransaction.run(asking(FAILURE), transaction -> {
                    assertThat(catchThrowable(() -> transaction.findOrder(1))).isSameAs(FAILURE);
                    throw thrown;
                })))
                .isSameAs(thrown)
                .hasNoSuppressedExceptions();
    }

    @Test
    void refusedArgumentIsNoFailure() {
        IllegalArgumentException refused = new IllegalArgumentException("negative");
        String result = GuardedTransaction.run(asking(refused), transaction -> {
            assertThat(catchThrowable(() -> transaction.findOrder(1))).isSameAs(refused);
            assertThat(catchThrowable(() -> transaction.findOrder(1))).isSameAs(refused);
            return "done";
        });
        assertThat(result).isEqualTo("done");
        assertThat(asked).hasSize(2);
    }

    @Test
    void noUseAfterTheEnd() {
        List<Transaction> ended = new ArrayList<>();
        GuardedTransaction.run(asking(null), ended::add);
        assertThat(catchThrowable(() -> GuardedTransaction.run(asking(null), transaction -> {
                    ended.add(transaction);
                    throw FAILURE;
                })))
                .isSameAs(FAILURE);

        for (Transaction transaction : ended) {
            for (Method operation : operations()) {
                assertThatIllegalStateException().as("%s", operation).isThrownBy(() -> {
                    Throwable thrown = call(transaction, operation);
                    if (thrown != null) {
                        throw thrown;
                    }
                });
            }
        }
        assertThat(asked).isEmpty();
    }
}
