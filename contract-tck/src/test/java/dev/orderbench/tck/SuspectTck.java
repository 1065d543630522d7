package dev.orderbench.tck;

import com.example.plain.Defect;
import com.example.plain.PlainProvider;
import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.contract.Variant;
import org.jspecify.annotations.Nullable;

/** The kit, run on the plain store with the defect that the test of the same thread names. */
class SuspectTck extends OrderStoreTck {

    private static final ThreadLocal<@Nullable Defect> DEFECT = new ThreadLocal<>();

    static void suspect(Defect suspected) {
        DEFECT.set(suspected);
    }

    static void acquit() {
        DEFECT.remove();
    }

    @Override
    protected OrderStoreProvider provider() {
        return new PlainProvider(DEFECT.get());
    }

    @Override
    protected Variant variant() {
        return provider().variants().getFirst();
    }
}
