package dev.orderbench.benchmarks.audit;

import dev.orderbench.database.ForwardingDataSource;
import javax.sql.DataSource;

/**
 * A data source that lends the connections of another one, which can be exchanged: so one store, whose start-up takes a
 * while, serves passes over different connections.
 */
public final class RoutedDataSource extends ForwardingDataSource {

    private volatile DataSource target;

    public RoutedDataSource(DataSource target) {
        this.target = target;
    }

    /** From now on, connections come from there. */
    public void routeTo(DataSource other) {
        target = other;
    }

    @Override
    protected DataSource target() {
        return target;
    }
}
