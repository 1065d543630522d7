package dev.orderbench.database.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.Pools;
import dev.orderbench.database.PostgresServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real server that seems far away. That a round trip takes no less than its time holds on any machine. Where something
 * must not pay more than once, the round-trip time is so long that no machine takes as long by itself. Tests wait most of the
 * time, and so do it together.
 */
@Execution(ExecutionMode.CONCURRENT)
class NetworkIT {

    private static final Duration SHORT = Duration.ofMillis(2);
    private static final Duration LONG = Duration.ofMillis(400);

    private static PostgresServer server;

    @BeforeAll
    static void start() {
        server = PostgresServer.start(System.getProperty("bench.db", "embedded"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {300, 1_000, 5_000})
    void eachRoundTripTakesItsTimeAtLeast(long micros) throws SQLException {
        Duration roundTripTime = Duration.ofNanos(micros * 1_000);
        try (Connection connection = connect(roundTripTime);
                PreparedStatement select = connection.prepareStatement("SELECT ?::int")) {
            for (int i = 0; i < 50; i++) {
                int expected = i;
                select.setInt(1, expected);
                assertThat(timed(() -> {
                            try (ResultSet row = select.executeQuery()) {
                                assertThat(row.next()).isTrue();
                                assertThat(row.getInt(1)).isEqualTo(expected);
                            }
                        }))
                        .isGreaterThanOrEqualTo(roundTripTime);
            }
        }
    }

    @Test
    void serversTimeComesOnTop() throws SQLException {
        try (Connection connection = connect(LONG)) {
            assertThat(timed(() -> execute(connection, "SELECT pg_sleep(0.3)")))
                    .isGreaterThanOrEqualTo(LONG.plusMillis(300));
        }
    }

    @Test
    void timeOfServerIsNotHiddenByRowsThatComeBefore() throws SQLException {
        try (Connection connection = connect(LONG)) {
            // The first rows fill the server's buffer and come at once, the last ones 0.3 s later.
            String sql =
                    "SELECT repeat('x', 1000), CASE WHEN i = 50 THEN pg_sleep(0.3) END FROM generate_series(1, 50) i";
            assertThat(timed(() -> execute(connection, sql))).isGreaterThanOrEqualTo(LONG.plusMillis(300));
        }
    }

    @Test
    void transactionPaysForEachRoundTripThatTheMeterCounts() throws SQLException {
        try (WireMeter meter = WireMeter.open();
                Connection connection = server.administration()
                        .dataSource(new Network(SHORT), meter)
                        .getConnection()) {
            meter.reset();
            Duration taken = timed(() -> {
                connection.setAutoCommit(false);
                for (int i = 0; i < 9; i++) {
                    execute(connection, "SELECT 1");
                }
                connection.commit();
            });
            assertThat(meter.reading().roundTrips()).isEqualTo(10);
            assertThat(meter.reading().statements()).isEqualTo(11);
            assertThat(taken).isGreaterThanOrEqualTo(SHORT.multipliedBy(10));
        }
    }

    @Test
    void batchThatIsPipelinedPaysOnce() throws SQLException {
        try (Connection connection = connect(LONG);
                PreparedStatement insert = connection.prepareStatement("INSERT INTO numbers VALUES (?, ?)")) {
            execute(connection, "CREATE TEMPORARY TABLE numbers (id bigint, padding text)");
            connection.setAutoCommit(false);
            // Together many times the driver's buffer of 8 kB, so that it writes several times before it reads.
            for (int i = 0; i < 100; i++) {
                insert.setInt(1, i);
                insert.setString(2, "x".repeat(1_000));
                insert.addBatch();
            }
            assertThat(timed(() -> assertThat(insert.executeBatch()).hasSize(100)))
                    .isBetween(LONG, LONG.multipliedBy(2));
            assertThat(timed(connection::commit)).isBetween(LONG, LONG.multipliedBy(2));
            assertThat(query(connection, "SELECT count(*), sum(length(padding)) FROM numbers"))
                    .isEqualTo("100|100000");
        }
    }

    @Test
    void copyPaysToBeginAndToEnd() throws SQLException {
        try (Connection connection = connect(LONG)) {
            execute(connection, "CREATE TEMPORARY TABLE numbers (id bigint, padding text)");
            StringBuilder text = new StringBuilder();
            // More than is under way at most.
            for (int i = 0; i < 6_000; i++) {
                text.append(i).append('\t').append("x".repeat(1_000)).append('\n');
            }
            Duration taken = timed(() -> connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY numbers FROM STDIN", new StringReader(text.toString())));
            assertThat(taken).isBetween(LONG.multipliedBy(2), LONG.multipliedBy(6));
            assertThat(query(connection, "SELECT count(*), sum(id), sum(length(padding)) FROM numbers"))
                    .isEqualTo("6000|17997000|6000000");
            ByteArrayOutputStream back = new ByteArrayOutputStream();
            Duration out = timed(() -> connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY (SELECT * FROM numbers ORDER BY id) TO STDOUT", back));
            assertThat(out).isBetween(LONG, LONG.multipliedBy(6));
            assertThat(back).hasToString(text.toString());
        }
    }

    @Test
    void connectionPaysForEachStepOfItsOpening() throws SQLException {
        try (WireMeter meter = WireMeter.open()) {
            List<Connection> opened = new ArrayList<>();
            Duration taken = timed(() -> opened.add(server.administration()
                    .dataSource(new Network(Duration.ofMillis(20)), meter)
                    .getConnection()));
            try (Connection connection = opened.getFirst()) {
                assertThat(connection.isValid(1)).isTrue();
                int steps = 1 + meter.reading().roundTrips();
                assertThat(steps).as("TCP's handshake and the start-up").isGreaterThanOrEqualTo(3);
                assertThat(taken).isGreaterThanOrEqualTo(Duration.ofMillis(20L * (steps - 1)));
            }
        }
    }

    @Test
    void openingTimesOutWhereTheServerIsTooFarAway() {
        PGSimpleDataSource source = source(server.administration());
        source.setConnectTimeout(1);
        new Network(Duration.ofSeconds(1)).attachTo(source);
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> source.getConnection().close())
                .withRootCauseInstanceOf(SocketTimeoutException.class)
                .withStackTraceContaining("Connect timed out");
    }

    @Test
    void socketTimeoutEndsTheWaitForTheServerAndForTheNetwork() throws SQLException {
        try (Connection connection = connect(LONG)) {
            connection.setNetworkTimeout(Runnable::run, 700);
            execute(connection, "SELECT pg_sleep(0.1)");
            assertTimesOut(connection, "SELECT pg_sleep(0.6)", Duration.ofMillis(700));
        }
        try (Connection connection = connect(LONG)) {
            connection.setNetworkTimeout(Runnable::run, 200);
            assertTimesOut(connection, "SELECT 1", Duration.ofMillis(200));
        }
    }

    private static void assertTimesOut(Connection connection, String sql, Duration least) {
        Duration taken = timed(() -> assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> execute(connection, sql))
                .withRootCauseInstanceOf(SocketTimeoutException.class)
                .withStackTraceContaining("Read timed out"));
        assertThat(taken).isGreaterThanOrEqualTo(least);
    }

    @Test
    void cancelRequestGoesOverTheNetworkToo() throws SQLException {
        try (Connection connection = connect(LONG);
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            Duration taken = timed(() -> assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute("SELECT pg_sleep(30)"))
                    .matches(e -> "57014".equals(e.getSQLState()), "was cancelled"));
            // After a second TCP's handshake, then the request.
            assertThat(taken).isBetween(Duration.ofSeconds(1).plus(LONG.multipliedBy(2)), Duration.ofSeconds(15));
            assertThat(query(connection, "SELECT 7")).isEqualTo("7");
        }
    }

    @Test
    void notificationsAreNotHeldBackNorTakenForReplies() throws SQLException {
        try (Connection listener = connect(LONG);
                Connection speaker = server.administration().dataSource().getConnection()) {
            execute(listener, "LISTEN far_away");
            PGConnection listening = listener.unwrap(PGConnection.class);
            for (int i = 0; i < 5; i++) {
                String message = "hello " + i;
                Duration taken = timed(() -> {
                    execute(speaker, "SELECT pg_notify('far_away', '" + message + "')");
                    assertThat(listening.getNotifications(10_000))
                            .extracting(PGNotification::getParameter)
                            .containsExactly(message);
                });
                assertThat(taken).isLessThan(LONG);
            }
            execute(speaker, "NOTIFY far_away, 'between'");
            assertThat(timed(() -> assertThat(query(listener, "SELECT 7")).isEqualTo("7")))
                    .isGreaterThanOrEqualTo(LONG);
            assertThat(listening.getNotifications())
                    .extracting(PGNotification::getParameter)
                    .containsExactly("between");
        }
    }

    @Test
    void threadsOfBothKindsWaitAtTheSameTime() throws Exception {
        for (ExecutorService threads :
                List.of(Executors.newVirtualThreadPerTaskExecutor(), Executors.newFixedThreadPool(8))) {
            try (threads) {
                CyclicBarrier together = new CyclicBarrier(8);
                List<Future<Duration>> all = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    String expected = String.valueOf(i);
                    all.add(threads.submit(() -> {
                        try (Connection connection = connect(LONG)) {
                            together.await(1, TimeUnit.MINUTES);
                            return timed(() -> assertThat(query(connection, "SELECT " + expected))
                                    .isEqualTo(expected));
                        }
                    }));
                }
                for (Future<Duration> one : all) {
                    assertThat(one.get()).isBetween(LONG, LONG.multipliedBy(3));
                }
            }
        }
    }

    @Test
    void poolOverANetworkIsMeteredOrNot() throws SQLException {
        try (WireMeter meter = WireMeter.open();
                HikariDataSource plain = Pools.open(server.administration(), 1, new Network(SHORT));
                HikariDataSource metered = Pools.open(server.administration(), 1, new Network(SHORT), meter)) {
            for (HikariDataSource pool : List.of(plain, metered)) {
                try (Connection connection = pool.getConnection()) {
                    meter.reset();
                    assertThat(timed(() ->
                                    assertThat(query(connection, "SELECT 7")).isEqualTo("7")))
                            .isGreaterThanOrEqualTo(SHORT);
                    assertThat(meter.reading().roundTrips()).isEqualTo(pool == metered ? 1 : 0);
                }
            }
        }
    }

    @Test
    void interruptedThreadWaitsToTheEndAndStaysInterrupted() throws SQLException {
        try (Connection connection = connect(LONG)) {
            Thread.currentThread().interrupt();
            Duration taken =
                    timed(() -> assertThat(query(connection, "SELECT 7")).isEqualTo("7"));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(taken).isGreaterThanOrEqualTo(LONG);
        }
    }

    @Test
    void connectionThatIsAbortedEndsTheWait() throws Exception {
        try (Connection connection = connect(Network.LONGEST);
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            CountDownLatch begins = new CountDownLatch(1);
            Future<Duration> waiting = threads.submit(() -> {
                begins.countDown();
                return timed(() -> assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> execute(connection, "SELECT 7")));
            });
            begins.await();
            connection.abort(Runnable::run);
            assertThat(waiting.get()).isLessThan(Network.LONGEST);
        }
    }

    @Test
    void closingWaitsForNothingAndSaysFarewell() throws Exception {
        try (Connection observer = server.administration().dataSource().getConnection()) {
            Connection connection = connect(LONG);
            int backend = connection.unwrap(PGConnection.class).getBackendPID();
            String alive = "SELECT count(*) FROM pg_stat_activity WHERE pid = " + backend;
            assertThat(query(observer, alive)).isEqualTo("1");
            assertThat(timed(connection::close)).isLessThan(LONG);
            long limit = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (!query(observer, alive).equals("0")) {
                assertThat(System.nanoTime()).as("the backend ends").isLessThan(limit);
            }
        }
    }

    @Test
    void resultsAreTheSameNearAndFar() throws SQLException {
        String sql = "SELECT string_agg(md5(i::text), ',') FROM generate_series(1, 20000) AS i";
        try (Connection near = server.administration().dataSource().getConnection();
                Connection far = connect(SHORT)) {
            assertThat(query(far, sql)).isEqualTo(query(near, sql));
        }
    }

    @Test
    void nothingIsPutInTheWayOfAServerAsNearAsItIs() {
        PGSimpleDataSource source = source(server.administration());
        Network.DIRECT.attachTo(source);
        new Network(Duration.ZERO).attachTo(source);
        assertThat(source.getSocketFactory()).isNull();
        new Network(Duration.ofNanos(1)).attachTo(source);
        assertThat(source.getSocketFactory()).isEqualTo(WireSocketFactory.class.getName());
    }

    @Test
    void otherTimesAreRefusedInASentence() {
        assertRefused(
                Duration.ofNanos(-500_000), "A round-trip time of -0.5 ms cannot be simulated: expected 0 to 1000 ms");
        assertRefused(
                Duration.ofSeconds(1).plusNanos(1),
                "A round-trip time of 1000.000001 ms cannot be simulated: expected 0 to 1000 ms");
        assertRefused(
                Duration.ofSeconds(Long.MAX_VALUE),
                "A round-trip time of 9223372036854775807000 ms cannot be simulated: expected 0 to 1000 ms");
        assertThat(new Network(Duration.ofNanos(500_000))).hasToString("0.5 ms");
        assertThat(new Network(Network.LONGEST)).hasToString("1000 ms");
    }

    private static void assertRefused(Duration roundTripTime, String sentence) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Network(roundTripTime))
                .withMessage(sentence);
    }

    private interface Action {
        void run() throws SQLException, IOException;
    }

    private static Duration timed(Action action) {
        long begun = System.nanoTime();
        try {
            action.run();
        } catch (SQLException | IOException e) {
            throw new AssertionError(e);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static Connection connect(Duration roundTripTime) throws SQLException {
        return server.administration().dataSource(new Network(roundTripTime)).getConnection();
    }

    private static PGSimpleDataSource source(ConnectionInfo database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        return source;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The columns of the first row. */
    private static String query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                columns.add(row.getString(i));
            }
            return String.join("|", columns);
        }
    }
}
