package dev.orderbench.tck;

import com.example.plain.Defect;
import com.example.plain.PlainProvider;
import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.contract.Variant;
import java.time.Duration;
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

    /** What a wrong store leaves out never comes. */
    @Override
    public Duration patience() {
        return Duration.ofSeconds(1);
    }

    @Override
    protected Variant variant() {
        return provider().variants().getFirst();
    }
}
