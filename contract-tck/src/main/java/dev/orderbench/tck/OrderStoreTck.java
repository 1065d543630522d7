package dev.orderbench.tck;

import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.contract.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * All rules of the contract. Extend it, return a provider, and run it with JUnit:
 *
 * <pre>{@code
 * class MyStoreTest extends OrderStoreTck {
 *     @Override
 *     protected OrderStoreProvider provider() {
 *         return new MyStoreProvider();
 *     }
 * }
 * }</pre>
 *
 * <p>Each test has a database of its own, copied from a template, on the server that the system property {@code bench.db}
 * names: {@code embedded} (default), {@code testcontainers} or a JDBC URL.
 */
@ExtendWith(SharedTemplate.class)
public abstract class OrderStoreTck
        implements CommonRules, RegisterUserRules, RecentOrdersRules, SearchRules, PlaceOrderRules {

    private Fixture fixture;

    /** The contender under test. */
    protected abstract OrderStoreProvider provider();

    /** The variant under test; the tuned one unless overridden. */
    protected Variant variant() {
        return Variant.TUNED;
    }

    @BeforeEach
    void openFixture(SharedTemplate.Template template) {
        fixture = Fixture.open(template, provider(), variant());
    }

    @AfterEach
    void closeFixture() {
        fixture.close();
    }

    @Override
    public Fixture fixture() {
        return fixture;
    }
}
