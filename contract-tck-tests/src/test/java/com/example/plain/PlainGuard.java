package com.example.plain;

import dev.orderbench.contract.OrderOperations;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.Transaction;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** What a unit of work may do with its transaction: nothing after a failure (R72) or the end (R73). */
final class PlainGuard implements InvocationHandler {

    private final Transaction transaction;
    private final OrderOperations beside;
    private final @Nullable Defect defect;
    private @Nullable StoreException failure;
    private boolean ended;

    /** @param beside the same operations in other transactions, where a defect wants them there */
    PlainGuard(Transaction transaction, OrderOperations beside, @Nullable Defect defect) {
        this.transaction = transaction;
        this.beside = beside;
        this.defect = defect;
    }

    Transaction guarded() {
        return (Transaction)
                Proxy.newProxyInstance(Transaction.class.getClassLoader(), new Class<?>[] {Transaction.class}, this);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object[] arguments) throws Throwable {
        if (ended && !is(Defect.USE_AFTER_END_ALLOWED)) {
            throw new IllegalStateException("the unit of work has ended");
        }
        if (failure != null && !is(Defect.SWALLOWED_FAILURE_FORGIVEN)) {
            throw failure;
        }
        boolean outside =
                is(Defect.REPORT_ON_ANOTHER_CONNECTION) && method.getName().equals("salesReport");
        try {
            return method.invoke(outside ? beside : transaction, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof StoreException thrown) {
                failure = thrown;
                if (is(Defect.FAILURE_DELAYED) && method.getReturnType() == void.class) {
                    return null;
                }
            }
            throw e.getCause();
        }
    }

    private boolean is(Defect candidate) {
        return defect == candidate;
    }

    /** Refuses all later use; throws the failure that the work has met, if it has. */
    void end() {
        ended = true;
        if (failure != null && !is(Defect.SWALLOWED_FAILURE_FORGIVEN)) {
            throw failure;
        }
    }

    void endAfterFailure() {
        ended = true;
    }
}
