package dev.orderbench.benchmarks.pool;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.orderbench.benchmarks.measure.ConnectionLimit;
import dev.orderbench.benchmarks.measure.Contenders;
import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.result.Role;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.contract.Variant;
import dev.orderbench.database.DatasetSize;
import dev.orderbench.database.ForwardingDataSource;
import dev.orderbench.database.PostgresServer;
import dev.orderbench.database.TemplateDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pools in which callers could wait for each other for ever are refused before anything is measured. */
class ConnectionNeedIT {

    private static PostgresServer server;
    private static TemplateDatabase template;

    @BeforeAll
    static void start() {
        server = PostgresServer.start(System.getProperty("bench.db", "embedded"));
        template = TemplateDatabase.create(server, DatasetSize.TINY);
    }

    @AfterAll
    static void stop() {
        template.close();
        server.close();
    }

    @Test
    void contendersNeedOneConnectionEach() {
        for (OrderStoreProvider provider : Contenders.all()) {
            assertThatCode(() -> ConnectionNeed.check(Entrant.of(provider), 1, 32, template))
                    .as(provider.id())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void contenderThatNeedsTwoIsRefusedWhereThePoolCanStandStill() {
        Entrant greedy = new Entrant(new Greedy(Contenders.all().getFirst()), Variant.TUNED, Role.CONTENDER);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConnectionNeed.check(greedy, 32, 32, template))
                .withMessage(
                        "greedy keeps 2 connections at the same time for one findUserByEmail, so 32 callers of a pool of 32"
                                + " could wait for each other for ever: it takes a pool of at least 33, or an operation that uses one connection");
        assertThatCode(() -> ConnectionNeed.check(greedy, 33, 32, template)).doesNotThrowAnyException();
    }

    @Test
    void poolLargerThanTheServerAllowsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConnectionLimit.check(server.administration(), "Experiment size", 10_000))
                .withMessageMatching(
                        "Experiment size needs a pool of 10000 connections and 3 beside it, but the server allows"
                                + " \\d+ \\(max_connections \\d+ less \\d+ reserved\\): raise max_connections, or ask for less");
    }

    /** Takes two connections for each one that it needs. */
    private record Greedy(OrderStoreProvider honest) implements OrderStoreProvider {

        @Override
        public String id() {
            return "greedy";
        }

        @Override
        public String displayName() {
            return "Greedy";
        }

        @Override
        public List<Variant> variants() {
            return List.of(Variant.TUNED);
        }

        @Override
        public OrderStore create(DataSource dataSource, StoreOptions options) {
            return honest.create(new TwoAtOnce(dataSource), options);
        }
    }

    private static final class TwoAtOnce extends ForwardingDataSource {

        private final DataSource source;

        TwoAtOnce(DataSource source) {
            this.source = source;
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection one = source.getConnection();
            Connection other = source.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("close")) {
                            other.close();
                        }
                        try {
                            return method.invoke(one, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getTargetException();
                        }
                    });
        }

        @Override
        protected DataSource target() {
            return source;
        }
    }
}
