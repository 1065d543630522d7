package dev.orderbench.tck;

import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.contract.Variant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The kit, run on a {@link PlainStore} with the defect that the running test names, if any. */
class SuspectTck extends OrderStoreTck {

    private static @Nullable Defect defect;

    static void suspect(@Nullable Defect suspected) {
        defect = suspected;
    }

    @Override
    protected OrderStoreProvider provider() {
        return new Provider(defect);
    }

    private record Provider(@Nullable Defect defect) implements OrderStoreProvider {

        @Override
        public String id() {
            return defect == null ? "plain" : "plain with " + defect;
        }

        @Override
        public String displayName() {
            return "Plain";
        }

        @Override
        public List<Variant> variants() {
            return List.of(Variant.TUNED);
        }

        @Override
        public OrderStore create(DataSource dataSource, StoreOptions options) {
            return new PlainStore(dataSource, options.clock(), defect);
        }
    }
}
