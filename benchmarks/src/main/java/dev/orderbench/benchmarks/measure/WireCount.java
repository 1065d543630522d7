package dev.orderbench.benchmarks.measure;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.benchmarks.result.Wire;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.benchmarks.workload.Parameters;
import dev.orderbench.benchmarks.workload.Supply;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.database.DatabaseException;
import dev.orderbench.database.Dataset;
import dev.orderbench.database.wire.WireMeter;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what an operation sends and receives when it is called as it is measured: with parameters of the same
 * distribution, in the steady state, the driver having prepared its statements. Nothing is timed.
 */
final class WireCount {

    /**
     * From which the parameters follow, in every run: whoever compares two runs compares the same calls, whatever their seeds
     * were.
     */
    private static final long SEED = 20_260_203;

    private final Dataset dataset;
    private final WireMeter meter;
    private final HikariDataSource pool;

    /**
     * @param dataset what is in the database, but for rows added to it
     * @param meter counts what goes over the connection of the pool
     * @param pool has one connection
     */
    WireCount(Dataset dataset, WireMeter meter, HikariDataSource pool) {
        this.dataset = dataset;
        this.meter = meter;
        this.pool = pool;
    }

    /**
     * How often an operation is called.
     *
     * @param warmUp calls that are not counted. The driver prepares a statement at its fifth execution (what the server makes
     *     of its fifth execution after that, a plan for all parameters, is not seen on the wire), and there are up to five
     *     texts that follow from the parameters, for instance one for each set of criteria
     * @param counted calls that are. They store a multiple of fifty rows of each kind whose keys are fetched in blocks of fifty,
     *     so that the mean does not depend on where a block begins
     */
    record Calls(int warmUp, int counted) {

        private static final Calls SHORT = new Calls(40, 100);

        /** They take ten times as long, and send the same each time. */
        private static final Calls LONG = new Calls(6, 10);

        static Calls of(Operation operation) {
            return switch (operation) {
                case FIND_USER_BY_EMAIL,
                        FIND_ORDER,
                        USER_WITH_RECENT_ORDERS,
                        SEARCH_ORDERS,
                        ORDERS_AFTER,
                        REGISTER_USER,
                        REGISTER_USER_WITH_ORDERS,
                        PLACE_ORDER,
                        CHANGE_STATUS -> SHORT;
                case SALES_REPORT, IMPORT_ORDERS, ADJUST_STOCK -> LONG;
            };
        }
    }

    /**
     * Counts.
     *
     * @param store whose connections come from the pool
     */
    Wire of(Operation operation, OrderStore store) {
        Calls calls = Calls.of(operation);
        Parameters parameters = parameters(dataset);
        for (int i = 0; i < calls.warmUp(); i++) {
            operation.invoke(store, parameters);
        }
        WireMeter.Reading[] readings = new WireMeter.Reading[calls.counted()];
        for (int i = 0; i < readings.length; i++) {
            touch();
            meter.reset();
            operation.invoke(store, parameters);
            readings[i] = meter.reading();
        }
        return mean(List.of(readings));
    }

    /** What the calls of {@link #of} are given, those that are not counted first. */
    static Parameters parameters(Dataset dataset) {
        return new Parameters(dataset, new Supply(dataset, 1), 0, SEED);
    }

    /** The pool asks a connection that was idle for half a second whether it is alive; that is not the contender's doing. */
    private void touch() {
        try {
            pool.getConnection().close();
        } catch (SQLException e) {
            throw new DatabaseException("Cannot borrow a connection: " + e.getMessage(), e);
        }
    }

    private static Wire mean(List<WireMeter.Reading> readings) {
        long statements = 0;
        long roundTrips = 0;
        long rows = 0;
        long bytesOut = 0;
        long bytesIn = 0;
        Map<String, Integer> sent = new LinkedHashMap<>();
        for (WireMeter.Reading reading : readings) {
            statements += reading.statements();
            roundTrips += reading.roundTrips();
            rows += reading.rows();
            bytesOut += reading.bytesOut();
            bytesIn += reading.bytesIn();
            reading.sql().forEach(sql -> sent.merge(sql, 1, Integer::sum));
        }
        double calls = readings.size();
        return new Wire(
                readings.size(),
                statements / calls,
                roundTrips / calls,
                rows / calls,
                bytesOut / calls,
                bytesIn / calls,
                sent.entrySet().stream()
                        .map(entry -> new Wire.Sent(entry.getKey(), entry.getValue() / calls))
                        .toList());
    }
}
