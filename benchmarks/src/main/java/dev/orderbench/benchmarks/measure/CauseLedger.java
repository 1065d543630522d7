package dev.orderbench.benchmarks.measure;

import dev.orderbench.benchmarks.result.Causes;
import dev.orderbench.benchmarks.workload.Operation;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds up what each cell of a JVM has cost, slice by slice. Safe for use by several threads. */
final class CauseLedger {

    private final Map<ForkSpec.CellKey, Account> accounts = new HashMap<>();

    /** Books what one thread did in a slice. */
    synchronized void add(ForkSpec.CellKey cell, CauseMeter.ThreadCost cost) {
        account(cell).add(cost);
    }

    /**
     * Books what was spent from the beginning of a slice to its end.
     *
     * @param operations how many were done in that time, those included that are not timed
     */
    synchronized void add(
            ForkSpec.CellKey cell,
            long operations,
            long waitedNanos,
            ServerMeter.Reading begin,
            ServerMeter.Reading end) {
        account(cell).add(operations, waitedNanos, begin, end);
    }

    /** What the server spent on an operation is not known after all. */
    synchronized void hideServerCpu(Operation operation) {
        accounts.forEach((cell, account) -> {
            if (cell.operation() == operation) {
                account.serverCpuNanos = null;
            }
        });
    }

    private Account account(ForkSpec.CellKey cell) {
        return accounts.computeIfAbsent(cell, key -> new Account());
    }

    /** The means of each cell that did anything. */
    synchronized Map<ForkSpec.CellKey, Causes> causes() {
        Map<ForkSpec.CellKey, Causes> causes = new HashMap<>();
        accounts.forEach((cell, account) -> {
            if (account.operations > 0 && account.allOperations > 0) {
                causes.put(cell, account.causes());
            }
        });
        return causes;
    }

    private static final class Account {

        private long operations;
        private long allocated;
        private long cpuNanos;
        private long allOperations;
        private long waitedNanos;
        private @Nullable Long serverCpuNanos = 0L;
        private @Nullable Long walBytes = 0L;

        void add(CauseMeter.ThreadCost cost) {
            operations += cost.operations();
            allocated += cost.allocatedBytes();
            cpuNanos += cost.cpuNanos();
        }

        void add(long done, long waited, ServerMeter.Reading begin, ServerMeter.Reading end) {
            allOperations += done;
            waitedNanos += waited;
            serverCpuNanos = sum(serverCpuNanos, begin.cpuNanos(), end.cpuNanos());
            walBytes = sum(walBytes, begin.walBytes(), end.walBytes());
        }

        private static @Nullable Long sum(@Nullable Long sum, @Nullable Long begin, @Nullable Long end) {
            return sum == null || begin == null || end == null ? null : sum + end - begin;
        }

        Causes causes() {
            return new Causes(
                    (double) allocated / operations,
                    (double) cpuNanos / operations,
                    (double) waitedNanos / allOperations,
                    perOperation(serverCpuNanos),
                    perOperation(walBytes));
        }

        private @Nullable Double perOperation(@Nullable Long sum) {
            return sum == null ? null : (double) sum / allOperations;
        }
    }
}
