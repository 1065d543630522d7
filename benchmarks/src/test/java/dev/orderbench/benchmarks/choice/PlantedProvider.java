package dev.orderbench.benchmarks.choice;

import dev.orderbench.benchmarks.measure.Contenders;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.contract.Variant;
import java.util.List;
import javax.sql.DataSource;

/** Raw JDBC, but for what is known of its start-up. */
public abstract class PlantedProvider implements OrderStoreProvider {

    static final int SLEEP_MILLIS = 3_000;
    static final int KEPT_BYTES = 32_000_000;
    static final String COMPLAINT = "no use today";

    @Override
    public String displayName() {
        return id();
    }

    @Override
    public List<Variant> variants() {
        return List.of(Variant.TUNED);
    }

    /** Takes its time, and keeps what it does not need. */
    public static final class Sleepy extends PlantedProvider {

        // Kept for as long as its class is.
        @SuppressWarnings({"unused", "MutablePublicArray"})
        private static byte[] kept = {};

        @Override
        public String id() {
            return "sleepy";
        }

        @Override
        public OrderStore create(DataSource dataSource, StoreOptions options) {
            kept = new byte[KEPT_BYTES];
            try {
                Thread.sleep(SLEEP_MILLIS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Contenders.provider(Contenders.BASELINE).create(dataSource, options);
        }
    }

    /** Does not start. */
    public static final class Broken extends PlantedProvider {

        @Override
        public String id() {
            return "broken";
        }

        @Override
        public OrderStore create(DataSource dataSource, StoreOptions options) {
            throw new IllegalStateException(COMPLAINT);
        }
    }
}
