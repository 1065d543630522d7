package dev.orderbench.tck;

import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.contract.Variant;
import dev.orderbench.database.ConnectionInfo;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

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
 * <p>Each test has an unchanged database, copied from a template, on the server that the system property {@code bench.db}
 * names: {@code embedded} (default), {@code testcontainers} or a JDBC URL. Tests do not meet each other, and run at the same
 * time where JUnit is told to run tests in parallel.
 */
@ExtendWith(SharedTemplate.class)
@Execution(ExecutionMode.CONCURRENT)
public abstract class OrderStoreTck
        implements CommonRules,
                RoundTripRules,
                RegisterUserRules,
                RegisterWithOrdersRules,
                LookupRules,
                RecentOrdersRules,
                OneMomentRules,
                PageRules,
                SearchRules,
                ExportRules,
                SalesReportRules,
                PlaceOrderRules,
                StockLockRules,
                CancelOrderRules,
                ChangeStatusRules,
                ImportRules,
                AdjustStockRules,
                UnitOfWorkRules,
                IsolationRules,
                RetryRules,
                StatementTimeoutRules,
                AdvisoryLockRules,
                EventRules,
                FailureRules,
                ConnectionRules,
                ConcurrencyRules,
                RandomProgramRules {

    private SharedTemplate.Template template;
    private Fixture fixture;

    /** The contender under test. */
    protected abstract OrderStoreProvider provider();

    /** The variant under test; the tuned one unless overridden. */
    protected Variant variant() {
        return Variant.TUNED;
    }

    /**
     * How the store reaches a database: directly unless overridden. A kit that leads its store through a pooler looks behind it
     * directly all the same.
     */
    protected ConnectionInfo route(ConnectionInfo database) {
        return database;
    }

    /** How long rules wait for events and connections that have to come: a subscription may wait 5 s before it connects again. */
    @Override
    public Duration patience() {
        return Duration.ofSeconds(10);
    }

    @BeforeEach
    void takeFixture(SharedTemplate.Template shared) {
        template = shared;
        fixture = template.take(contender());
        fixture.connections().setPatience(patience());
    }

    private Contender contender() {
        return new Contender(provider(), variant(), this::route);
    }

    @AfterEach
    void giveBackFixture() {
        template.giveBack(fixture);
    }

    @Override
    public Fixture fixture() {
        return fixture;
    }

    @Override
    public Fixture freshFixture(InstantSource clock) {
        return template.fresh(contender(), clock);
    }
}
