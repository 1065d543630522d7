package dev.orderbench.database.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.Pools;
import dev.orderbench.database.PostgresServer;
import java.io.IOException;
import java.io.StringReader;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** What the driver really sends to a server, counted by hand. */
class WireMeterTest {

    private static final String INSERT = "INSERT INTO numbers VALUES ($1)";

    private static PostgresServer server;

    private WireMeter meter;
    private Connection connection;

    @BeforeAll
    static void start() {
        server = PostgresServer.start(System.getProperty("bench.db", "embedded"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void connect() throws SQLException {
        meter = WireMeter.open();
        connection = server.administration().dataSource(meter).getConnection();
        execute("CREATE TEMPORARY TABLE numbers (id bigint PRIMARY KEY)");
        meter.reset();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
        meter.close();
    }

    @Test
    void singleStatementIsOneRoundTrip() throws SQLException {
        assertThat(query("SELECT generate_series(1, 3)")).isEqualTo(3);
        assertCounted(1, "SELECT generate_series(1, 3)");
        assertThat(meter.reading().rows()).isEqualTo(3);
        assertThat(meter.reading().parses()).isEqualTo(1);
    }

    @Test
    void beginSharesARoundTripAndCommitDoesNot() throws SQLException {
        connection.setAutoCommit(false);
        execute("INSERT INTO numbers VALUES (1)");
        connection.commit();
        assertCounted(2, "BEGIN", "INSERT INTO numbers VALUES (1)", "COMMIT");
    }

    @Test
    void showIsAStatementLikeOthers() throws SQLException {
        assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
        assertCounted(1, "SHOW TRANSACTION ISOLATION LEVEL");
    }

    @Test
    void preparedStatementIsParsedFiveTimesAndKnownByItsNameThen() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT ?::int")) {
            for (int execution = 1; execution <= 8; execution++) {
                meter.reset();
                statement.setInt(1, execution);
                try (ResultSet row = statement.executeQuery()) {
                    assertThat(row.next()).isTrue();
                }
                assertCounted(1, "SELECT $1::int");
                assertThat(meter.reading().parses())
                        .as("execution %d", execution)
                        .isEqualTo(execution <= 5 ? 1 : 0);
            }
        }
    }

    @Test
    void batchIsOneRoundTrip() throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO numbers VALUES (?)")) {
            addTenTo(insert);
            insert.executeBatch();
        }
        connection.commit();
        assertThat(meter.reading().sql()).containsExactlyElementsOf(inTransaction(INSERT, 10));
        assertThat(meter.reading().roundTrips()).isEqualTo(2);
    }

    @Test
    void batchThatReturnsKeysIsDescribedFirst() throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO numbers VALUES (?)", Statement.RETURN_GENERATED_KEYS)) {
            addTenTo(insert);
            insert.executeBatch();
        }
        connection.commit();
        assertThat(meter.reading().sql()).containsExactlyElementsOf(inTransaction(INSERT + "\nRETURNING *", 10));
        assertThat(meter.reading().roundTrips())
                .as("BEGIN and Describe, the batch, COMMIT")
                .isEqualTo(3);
        assertThat(meter.reading().rows()).isEqualTo(10);
        assertThat(meter.reading().largestPortion()).isEqualTo(1);
    }

    @Test
    void errorInABatchIsOneErrorAndWhatTheServerSkippedWasSent() throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO numbers VALUES (?)")) {
            for (long id : new long[] {1, 2, 2, 3}) {
                insert.setLong(1, id);
                insert.addBatch();
            }
            assertThatExceptionOfType(BatchUpdateException.class).isThrownBy(insert::executeBatch);
        }
        connection.rollback();
        assertCounted(2, "BEGIN", INSERT, INSERT, INSERT, INSERT, "ROLLBACK");
        assertThat(meter.reading().errors()).isEqualTo(1);
    }

    @Test
    void copyIsOneRoundTripToBeginAndOneToEnd() throws SQLException, IOException {
        long copied = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY numbers FROM STDIN", new StringReader("1\n22\n333\n"));
        assertThat(copied).isEqualTo(3);
        assertCounted(2, "COPY numbers FROM STDIN");
        assertThat(meter.reading().copiedOut()).isEqualTo(9);
    }

    @Test
    void eachPortionIsARoundTripButNotAStatement() throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement select = connection.prepareStatement("SELECT generate_series(1, 25)")) {
            select.setFetchSize(10);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    assertThat(meter.reading().rows()).isLessThan(row.getInt(1) + 10);
                }
            }
        }
        connection.commit();
        assertCounted(4, "BEGIN", "SELECT generate_series(1, 25)", "COMMIT");
        assertThat(meter.reading().portions()).isEqualTo(2);
        assertThat(meter.reading().rows()).isEqualTo(25);
        assertThat(meter.reading().largestPortion()).isEqualTo(10);
    }

    @Test
    void statementsInOneTextAreCountedEachWhetherTheDriverOrTheServerPartsThem() throws SQLException {
        execute("SELECT 1; SELECT 2; SELECT 3");
        assertCounted(1, "SELECT 1", " SELECT 2", " SELECT 3");

        meter.reset();
        ConnectionInfo here = server.administration();
        String separator = here.url().contains("?") ? "&" : "?";
        ConnectionInfo simple =
                new ConnectionInfo(here.url() + separator + "preferQueryMode=simple", here.user(), here.password());
        try (Connection other = simple.dataSource(meter).getConnection();
                Statement statement = other.createStatement()) {
            meter.reset();
            statement.execute("SELECT 1; SELECT 2; SELECT 3");
            assertThat(meter.reading().sql()).containsExactly("SELECT 1; SELECT 2; SELECT 3");
            assertThat(meter.reading().statements()).isEqualTo(3);
            assertThat(meter.reading().roundTrips()).isEqualTo(1);
        }
    }

    @Test
    void noticesAreKept() throws SQLException {
        execute("DO $$ BEGIN RAISE NOTICE 'hear %', 'this'; END $$");
        assertThat(meter.reading().notices()).containsExactly("hear this");
        assertThat(meter.reading().roundTrips()).isEqualTo(1);
    }

    @Test
    void largeStatementsAndLargeRowsAreCountedToTheByte() throws SQLException {
        String text = "x".repeat(300_000);
        query("SELECT '" + text + "'");
        WireMeter.Reading large = meter.reading();
        meter.reset();
        query("SELECT ''");
        WireMeter.Reading small = meter.reading();
        assertThat(large.bytesOut() - small.bytesOut()).isEqualTo(300_000);
        // The length of a value is told in four bytes, whatever it is.
        assertThat(large.bytesIn() - small.bytesIn()).isEqualTo(300_000);
        assertThat(large.sql()).containsExactly("SELECT '" + text + "'");
    }

    @Test
    void connectionsOfSeveralThreadsAreCountedEachAndTogether() throws Exception {
        try (HikariDataSource pool = Pools.open(server.administration(), 2, meter);
                Connection one = pool.getConnection();
                Connection two = pool.getConnection();
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            meter.reset();
            List<Future<Integer>> done = List.of(
                    threads.submit(() -> execute(one, "SELECT 1", 200)),
                    threads.submit(() -> execute(two, "SELECT 2", 300)));
            for (Future<Integer> thread : done) {
                thread.get();
            }
            assertThat(reading(one).sql()).hasSize(200).containsOnly("SELECT 1");
            assertThat(reading(two).sql()).hasSize(300).containsOnly("SELECT 2");
            assertThat(reading(two).roundTrips()).isEqualTo(300);
            assertThat(meter.reading().statements()).isEqualTo(500);
            assertThat(meter.reading().bytesIn())
                    .isEqualTo(reading(one).bytesIn() + reading(two).bytesIn());
        }
    }

    @Test
    void connectionThatWasClosedCountsUntilTheReset() throws SQLException {
        try (Connection other = server.administration().dataSource(meter).getConnection()) {
            meter.reset();
            execute(other, "SELECT 7", 1);
        }
        assertThat(meter.reading().sql()).containsExactly("SELECT 7");
        meter.reset();
        assertThat(meter.reading()).isEqualTo(WireMeter.Reading.NONE);
        assertThat(meter.readingByBackend()).hasSize(1);
    }

    @Test
    void closedMeterTakesNoConnections() {
        WireMeter closed = WireMeter.open();
        closed.close();
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> server.administration().dataSource(closed).getConnection())
                .withStackTraceContaining("The wire meter of this data source was closed");
    }

    @Test
    void resultsAreTheSameWithAndWithoutAMeter() throws SQLException {
        String sql = "SELECT string_agg(md5(i::text), ',') FROM generate_series(1, 20000) AS i";
        try (Connection plain = server.administration().dataSource().getConnection();
                Statement expected = plain.createStatement();
                Statement actual = connection.createStatement();
                ResultSet expectedRow = expected.executeQuery(sql);
                ResultSet actualRow = actual.executeQuery(sql)) {
            assertThat(expectedRow.next()).isEqualTo(actualRow.next()).isTrue();
            assertThat(actualRow.getString(1)).isEqualTo(expectedRow.getString(1));
        }
    }

    private WireMeter.Reading reading(Connection pooled) throws SQLException {
        return meter.readingByBackend()
                .getOrDefault(pooled.unwrap(PGConnection.class).getBackendPID(), WireMeter.Reading.NONE);
    }

    private void assertCounted(int roundTrips, String... sql) {
        assertThat(meter.reading().sql()).containsExactly(sql);
        assertThat(meter.reading().statements()).isEqualTo(sql.length);
        assertThat(meter.reading().roundTrips()).isEqualTo(roundTrips);
    }

    private static void addTenTo(PreparedStatement insert) throws SQLException {
        for (long id = 1; id <= 10; id++) {
            insert.setLong(1, id);
            insert.addBatch();
        }
    }

    private static List<String> inTransaction(String sql, int times) {
        List<String> all = new ArrayList<>();
        all.add("BEGIN");
        all.addAll(Collections.nCopies(times, sql));
        all.add("COMMIT");
        return all;
    }

    private void execute(String sql) throws SQLException {
        execute(connection, sql, 1);
    }

    private static int execute(Connection connection, String sql, int times) throws SQLException {
        for (int i = 0; i < times; i++) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
        return times;
    }

    private int query(String sql) throws SQLException {
        int rows = 0;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows++;
            }
        }
        return rows;
    }
}
