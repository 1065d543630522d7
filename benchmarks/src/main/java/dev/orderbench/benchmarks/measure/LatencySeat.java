package dev.orderbench.benchmarks.measure;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.benchmarks.load.LoadRequest;
import dev.orderbench.benchmarks.load.Recording;
import dev.orderbench.benchmarks.load.StoreRequest;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.benchmarks.workload.Parameters;
import dev.orderbench.benchmarks.workload.Supply;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.database.Dataset;
import dev.orderbench.database.Pools;
import dev.orderbench.database.TemplateDatabase;
import dev.orderbench.database.WorkingDatabase;

/** One contender with the database, the pool and the store that it has for one operation, and what was found so far. */
final class LatencySeat implements AutoCloseable {

    private final Entrant entrant;
    private final Operation operation;
    private final LatencyRequest request;
    private final Dataset dataset;
    private final WorkingDatabase database;
    private final HikariDataSource pool;
    private final OrderStore store;
    private final Supply supply;
    private final Recording recording = new Recording();
    private double capacity;

    private LatencySeat(
            Entrant entrant,
            Operation operation,
            LatencyRequest request,
            Dataset dataset,
            WorkingDatabase database,
            HikariDataSource pool) {
        this.entrant = entrant;
        this.operation = operation;
        this.request = request;
        this.dataset = dataset;
        this.database = database;
        this.pool = pool;
        this.supply = new Supply(dataset, request.workers());
        this.store = entrant.open(pool);
    }

    /** Opens one; what it opened is closed again where that fails. */
    static LatencySeat open(Entrant entrant, Operation operation, LatencyRequest request, TemplateDatabase template) {
        WorkingDatabase database = template.copy();
        try {
            HikariDataSource pool = Pools.open(database.connection(), request.workers());
            try {
                return new LatencySeat(entrant, operation, request, template.dataset(), database, pool);
            } catch (RuntimeException e) {
                pool.close();
                throw e;
            }
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    String contender() {
        return entrant.id();
    }

    /** The calls of one piece: the same parameters for all contenders. */
    LoadRequest request(int piece) {
        return new StoreRequest(
                operation,
                store,
                request.workers(),
                worker -> new Parameters(dataset, supply, worker, request.seed() * 31 + piece * 1_000L + worker));
    }

    Recording recording() {
        return recording;
    }

    void addProbe(double ratePerSecond) {
        capacity += ratePerSecond;
    }

    /** What the workers did in a second, in a closed loop. */
    double capacity() {
        return capacity;
    }

    @Override
    public void close() {
        store.close();
        pool.close();
        database.close();
    }
}
