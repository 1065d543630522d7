package dev.orderbench.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Environment;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.TimeRange;
import dev.orderbench.database.DatasetSize;
import dev.orderbench.database.ForwardingDataSource;
import dev.orderbench.database.Pools;
import dev.orderbench.database.PostgresServer;
import dev.orderbench.database.TemplateDatabase;
import dev.orderbench.database.WorkingDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EnvironmentProbeTest {

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

    /** All variants; the class path of tests has other contenders too. */
    static Stream<Entrant> entrants() {
        return Stream.of("raw-jdbc", "jooq", "jpa")
                .map(Entrant::of)
                .flatMap(entrant -> Stream.concat(Stream.of(entrant), entrant.drafts().stream()));
    }

    @Test
    void eachContenderIsTold() {
        List<Entrant> entrants = new ArrayList<>(entrants().toList());
        entrants.addAll(entrants.getFirst().controls());
        entrants.add(Entrant.of("liar"));
        Environment environment =
                EnvironmentProbe.probe("c0ffee", server, template, entrants, IdleProcessors.LEFT_ALONE);

        assertThat(IdleProcessors.recorded(environment))
                .as("what a run that is gone on with does again")
                .contains(IdleProcessors.LEFT_ALONE);

        // One that tells nothing keeps its library's defaults, as far as anybody knows.
        assertThat(environment.contenders()).containsEntry("liar", new TreeMap<>());
        assertThat(environment.contenders())
                .containsOnlyKeys(
                        "jooq",
                        "jooq:naive",
                        "jpa",
                        "jpa:naive",
                        "jpa:stateless",
                        "liar",
                        "raw-jdbc",
                        "raw-jdbc:naive");
        assertThat(Objects.requireNonNull(environment.contenders()).get("jpa"))
                .containsEntry("hibernate.jdbc.batch_size", "50");
        assertThat(environment.driver()).containsEntry("ApplicationName", "order-bench");
    }

    /** So that a run can be gone on with. */
    @Test
    void nothingDiffersFromOneMomentToTheNext() {
        List<Entrant> entrants = entrants().toList();

        assertThat(EnvironmentProbe.probe("c0ffee", server, template, entrants, IdleProcessors.LEFT_ALONE))
                .isEqualTo(EnvironmentProbe.probe("c0ffee", server, template, entrants, IdleProcessors.LEFT_ALONE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("entrants")
    void exportsFetchAsManyRowsAsTheSettingsTell(Entrant entrant) {
        Set<String> asked = new TreeSet<>();
        try (WorkingDatabase database = template.copy();
                var pool = Pools.open(database.connection(), 2);
                OrderStore store = entrant.open(new Watched(pool, asked))) {
            store.exportOrders(
                    new TimeRange(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z")),
                    order -> {});
        }

        assertThat(asked)
                .containsExactly(entrant.provider().settings(entrant.variant()).get("fetchSize (exportOrders)"));
    }

    /** Notes the fetch sizes that statements are given, but for zero, which leaves it to the driver. */
    private static final class Watched extends ForwardingDataSource {

        private final DataSource source;
        private final Set<String> asked;

        Watched(DataSource source, Set<String> asked) {
            this.source = source;
            this.asked = asked;
        }

        @Override
        protected DataSource target() {
            return source;
        }

        @Override
        public Connection getConnection() throws SQLException {
            return watched(Connection.class, super.getConnection());
        }

        private <T> T watched(Class<T> type, T honest) {
            return type.cast(Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        if (method.getName().equals("setFetchSize") && !arguments[0].equals(0)) {
                            asked.add(String.valueOf(arguments[0]));
                        }
                        try {
                            Object answer = method.invoke(honest, arguments);
                            return answer instanceof PreparedStatement statement
                                    ? watched(PreparedStatement.class, statement)
                                    : answer;
                        } catch (InvocationTargetException e) {
                            throw e.getTargetException();
                        }
                    }));
        }
    }
}
