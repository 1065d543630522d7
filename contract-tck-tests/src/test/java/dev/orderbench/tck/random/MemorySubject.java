package dev.orderbench.tck.random;

import dev.orderbench.contract.OrderStore;
import dev.orderbench.database.Dataset;
import dev.orderbench.tck.reference.ReferenceStore;
import dev.orderbench.tck.reference.Tables;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A wrong store made of a reference of its own: finding what is wrong with it takes seconds even where hundreds of programs
 * are run.
 */
public final class MemorySubject implements Subject {

    private final ReferenceStore reference;
    private final OrderStore store;

    /** A store that differs from the reference as the operator says. */
    public MemorySubject(Dataset dataset, InstantSource clock, UnaryOperator<OrderStore> defect) {
        this.reference = new ReferenceStore(dataset, clock);
        this.store = defect.apply(reference);
    }

    @Override
    public OrderStore store() {
        return store;
    }

    @Override
    public List<List<String>> query(String sql) {
        if (sql.equals(Tables.QUERY)) {
            return reference.tables();
        }
        if (sql.equals(ExtraProducts.sql(ExtraProducts.ALL))) {
            ExtraProducts.ALL.forEach(reference::add);
            return List.of();
        }
        throw new IllegalArgumentException(sql);
    }

    @Override
    public void close() {
        store.close();
    }
}
