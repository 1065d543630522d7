package dev.orderbench.benchmarks.measure;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.benchmarks.audit.EqualWork;
import dev.orderbench.benchmarks.audit.RoutedDataSource;
import dev.orderbench.benchmarks.result.Wire;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.database.Dataset;
import dev.orderbench.database.DatasetOracle;
import dev.orderbench.database.Pools;
import dev.orderbench.database.WorkingDatabase;
import dev.orderbench.database.wire.WireMeter;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether a contender may be measured: on a database of its own, does it do what the contract asks? And what does it send? */
final class WorkCheck {

    /** Stands still, so that what is sent is the same each time. */
    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06.000007Z");

    private WorkCheck() {}

    /** What was found of an operation of a contender. */
    sealed interface Finding {

        /**
         * It may not be measured.
         *
         * @param fault why
         */
        record Faulty(String fault) implements Finding {}

        /**
         * It may, and this is what it sends.
         *
         * @param wire means of a call
         */
        record Counted(Wire wire) implements Finding {}

        /**
         * It may, but what it sends could not be counted.
         *
         * @param reason why, as a clause
         */
        record NotCounted(String reason) implements Finding {}
    }

    /**
     * Why it may not be measured, or empty.
     *
     * @param dataset what is in the database
     * @param database gives a fresh one, which is dropped again
     */
    static Optional<String> fault(
            Operation operation, Entrant entrant, Dataset dataset, Supplier<WorkingDatabase> database) {
        return switch (check(
                operation, entrant, dataset, database, (store, routed, copy) -> new Finding.NotCounted("not asked"))) {
            case Finding.Faulty(String fault) -> Optional.of(fault);
            case Finding.Counted counted -> Optional.empty();
            case Finding.NotCounted notCounted -> Optional.empty();
        };
    }

    /** Like {@link #fault}, and counts what is sent where nothing is wrong. */
    static Finding count(Operation operation, Entrant entrant, Dataset dataset, Supplier<WorkingDatabase> database) {
        return check(
                operation,
                entrant,
                dataset,
                database,
                (store, routed, copy) -> count(operation, store, dataset, routed, copy));
    }

    /** What follows on a check that was passed. */
    private interface Count {

        /**
         * Counts.
         *
         * @param routed where the store's connections come from
         * @param copy the database that the check has used
         */
        Finding of(OrderStore store, RoutedDataSource routed, WorkingDatabase copy);
    }

    private static Finding check(
            Operation operation, Entrant entrant, Dataset dataset, Supplier<WorkingDatabase> database, Count count) {
        try (WorkingDatabase copy = database.get();
                HikariDataSource pool = Pools.open(copy.connection(), 2)) {
            RoutedDataSource routed = new RoutedDataSource(pool);
            try (OrderStore store = entrant.provider().create(routed, new StoreOptions(entrant.variant(), () -> NOW))) {
                Optional<String> fault = new EqualWork(new DatasetOracle(dataset), NOW).check(operation, store);
                if (fault.isPresent()) {
                    return new Finding.Faulty(fault.get());
                }
                Finding finding = count.of(store, routed, copy);
                routed.routeTo(pool);
                return finding;
            }
        } catch (RuntimeException e) {
            // Whatever a contender throws while it is created or closed is its failure.
            return new Finding.Faulty("cannot be used: " + describe(e));
        }
    }

    /** A meter cannot read a connection that is encrypted, and a contender may throw; neither forbids to measure. */
    private static Finding count(
            Operation operation, OrderStore store, Dataset dataset, RoutedDataSource routed, WorkingDatabase copy) {
        try (WireMeter meter = WireMeter.open();
                HikariDataSource metered = Pools.open(copy.connection(), 1, meter)) {
            routed.routeTo(metered);
            return new Finding.Counted(new WireCount(dataset, meter, metered).of(operation, store));
        } catch (RuntimeException e) {
            return new Finding.NotCounted(describe(e));
        }
    }

    private static String describe(RuntimeException e) {
        return "%s: %s".formatted(e.getClass().getSimpleName(), e.getMessage());
    }
}
