package dev.orderbench.tck;

import dev.orderbench.contract.OrderStore;
import dev.orderbench.database.wire.WireMeter;
import java.util.stream.IntStream;
import org.postgresql.ds.PGSimpleDataSource;

/** A store on one connection, and a meter of what goes over it. */
record MeteredStore(WireMeter meter, PooledStore pooled) implements AutoCloseable {

    /** After so many executions the driver has prepared a statement at the server, and does not ask about it any more. */
    private static final int WARM_UP = 6;

    private static final int READINGS = 3;

    static MeteredStore open(Fixture fixture) {
        WireMeter meter = WireMeter.open();
        try {
            PGSimpleDataSource source = fixture.source();
            meter.attachTo(source);
            return new MeteredStore(meter, fixture.setup().withSource(source).open());
        } catch (RuntimeException e) {
            meter.close();
            throw e;
        }
    }

    OrderStore store() {
        return pooled.store();
    }

    /** The round trips of an operation once it is warm: the fewest of several, since the pool may add one to see if a connection lives. */
    int roundTrips(Runnable operation) {
        for (int i = 0; i < WARM_UP; i++) {
            operation.run();
        }
        return IntStream.range(0, READINGS)
                .map(i -> {
                    meter.reset();
                    operation.run();
                    return meter.reading().roundTrips();
                })
                .min()
                .orElseThrow();
    }

    @Override
    public void close() {
        try (meter) {
            pooled.close();
        }
    }
}
