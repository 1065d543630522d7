package dev.orderbench.benchmarks.pool;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.benchmarks.load.LoadRequest;
import dev.orderbench.benchmarks.load.StoreRequest;
import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.benchmarks.workload.Parameters;
import dev.orderbench.benchmarks.workload.Supply;
import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.Pools;
import dev.orderbench.database.WorkingDatabase;
import java.util.function.Supplier;

/**
 * A contender in the laboratory: its store, made once, on a working database of its own, behind a {@link WaitingRoom} whose pool
 * is exchanged from piece to piece.
 */
final class Visitor implements AutoCloseable {

    private final Entrant entrant;
    private final PoolContext context;
    private final WorkingDatabase database;
    private final WaitingRoom room;
    private final OrderStore store;
    private final Supply supply;
    private final int workers;

    private Visitor(Entrant entrant, PoolContext context, WorkingDatabase database, int workers) {
        this.entrant = entrant;
        this.context = context;
        this.database = database;
        this.workers = workers;
        this.supply = new Supply(context.template().dataset(), workers);
        // Some stores ask the database something when they are made.
        try (HikariDataSource first = Pools.open(database.connection(), 1)) {
            this.room = new WaitingRoom(first);
            this.store = entrant.open(room);
        }
    }

    /** Lets a contender in; what was made for it is dropped again where that fails. */
    static Visitor enter(Entrant entrant, PoolContext context, int workers) {
        WorkingDatabase database = context.template().copy();
        try {
            return new Visitor(entrant, context, database, workers);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    String contender() {
        return entrant.id();
    }

    ConnectionInfo database() {
        return database.connection();
    }

    WaitingRoom room() {
        return room;
    }

    OrderStore store() {
        return store;
    }

    /** The calls of a piece: the same parameters for all contenders. */
    LoadRequest request(Operation operation, long piece) {
        return new StoreRequest(
                operation,
                store,
                workers,
                worker -> new Parameters(
                        context.template().dataset(), supply, worker, context.seed() * 31 + piece * 1_000L + worker));
    }

    /** Orders to place, for one caller. */
    Supplier<NewOrder> orders() {
        Parameters parameters = new Parameters(context.template().dataset(), supply, 0, context.seed());
        return parameters::newOrder;
    }

    @Override
    public void close() {
        store.close();
        database.close();
    }
}
