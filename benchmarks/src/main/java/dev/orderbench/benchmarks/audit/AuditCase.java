package dev.orderbench.benchmarks.audit;

import dev.orderbench.contract.OrderStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One operation with fixed parameters, as it is audited.
 *
 * @param operation the name of the contract's method
 * @param parameters what it is asked for, in words
 * @param writes whether it writes
 * @param rows how many things the call must say that it read or wrote
 * @param warmUp how many calls come before the first that is read
 * @param calls how many calls are read; enough that what happens in some calls only is seen
 * @param planned whether its plans are read too; not where another case has the same statements
 * @param before SQL that makes the state before each call the same, executed on a connection that is not read
 * @param call the call
 * @param larger the same, asked for more; {@code null} where more cannot be asked for
 */
record AuditCase(
        String operation,
        String parameters,
        boolean writes,
        int rows,
        int warmUp,
        int calls,
        boolean planned,
        List<String> before,
        Call call,
        @Nullable AuditCase larger) {

    /** Calls the operation. */
    @FunctionalInterface
    interface Call {

        /**
         * Calls it once.
         *
         * @param number different in each call on a database, for what must be unique
         * @return how many things were read or written
         */
        int run(OrderStore store, int number);
    }

    AuditCase withLarger(AuditCase value) {
        return new AuditCase(operation, parameters, writes, rows, warmUp, calls, planned, before, call, value);
    }

    AuditCase withBefore(String... sql) {
        return new AuditCase(operation, parameters, writes, rows, warmUp, calls, planned, List.of(sql), call, larger);
    }

    AuditCase withoutPlans() {
        return new AuditCase(operation, parameters, writes, rows, warmUp, calls, false, before, call, larger);
    }

    /** Operation and parameters; unique among all cases. */
    String title() {
        return operation + ": " + parameters;
    }
}
