package dev.orderbench.tck;

import com.example.plain.Defect;
import com.example.plain.PlainProvider;
import dev.orderbench.contract.OrderStoreProvider;
import org.jspecify.annotations.Nullable;

/** The kit, run on the plain store with the defect that the running test names. */
class SuspectTck extends OrderStoreTck {

    private static @Nullable Defect defect;

    static void suspect(@Nullable Defect suspected) {
        defect = suspected;
    }

    @Override
    protected OrderStoreProvider provider() {
        return new PlainProvider(defect);
    }
}
