package dev.orderbench.benchmarks.yardstick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderbench.benchmarks.measure.Contenders;
import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.ControlledServer;
import dev.orderbench.database.DatasetSize;
import dev.orderbench.database.PostgresServer;
import dev.orderbench.database.TemplateDatabase;
import dev.orderbench.database.WorkingDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The real pgbench on a real server; skipped, with the reason printed, where the machine has none. */
class PgbenchIT {

    private static Pgbench pgbench;
    private static PostgresServer server;
    private static TemplateDatabase template;
    private static WorkingDatabase database;
    private static List<PgbenchScript> scripts;

    @BeforeAll
    static void start() throws YardstickFailedException {
        switch (Yardstick.find()) {
            case Yardstick.Absent(String reason) -> {
                System.out.println("PgbenchIT is skipped: " + reason);
                Assumptions.abort(reason);
            }
            case Pgbench found -> pgbench = found;
        }
        server = PostgresServer.start(System.getProperty("bench.db", "embedded"));
        template = TemplateDatabase.create(server, DatasetSize.SMALL);
        database = template.copy();
        SentStatements sent = SentStatements.of(Contenders.provider(Contenders.BASELINE), database.connection());
        scripts = PgbenchScript.all(sent, DatasetSize.SMALL);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            database.close();
            template.close();
            server.close();
        }
    }

    @Test
    void operationsAreThese() {
        assertThat(scripts)
                .extracting(PgbenchScript::operation)
                .containsExactly("select1", "findOrder", "userWithRecentOrders", "placeOrder");
    }

    @Test
    void floorAsksForNothing() throws Exception {
        long read = read("orders") + read("users");
        Pgbench.Piece piece = run("select1", 1);
        assertThat(piece.perSecond()).isPositive();
        assertThat(read("orders") + read("users")).isEqualTo(read);
    }

    @Test
    void orderIsFoundEachTime() throws Exception {
        long orders = read("orders");
        long items = read("order_items");
        long products = read("products");
        Pgbench.Piece piece = run("findOrder", 2);
        assertThat(read("orders") - orders).isEqualTo(piece.transactions());
        // An order has one to five items, three on average.
        assertThat((double) (read("order_items") - items))
                .isBetween(2.0 * piece.transactions(), 4.0 * piece.transactions());
        assertThat(read("products") - products).isPositive();
    }

    @Test
    void usersWithManyOrdersAreReadMoreOften() throws Exception {
        long users = read("users");
        long orders = read("orders");
        Pgbench.Piece piece = run("userWithRecentOrders", 2);
        assertThat(read("users") - users).isEqualTo(piece.transactions());
        // In a thousand users most of those drawn have ten orders or more; drawn evenly, they would have half as many.
        assertThat((double) (read("orders") - orders))
                .isBetween(6.0 * piece.transactions(), 10.0 * piece.transactions());
    }

    @Test
    void ordersArePlacedWithTheirItemsAndTheirStock() throws Exception {
        long orders = count("SELECT count(*) FROM orders");
        long items = count("SELECT count(*) FROM order_items");
        long pieces = count("SELECT sum(qty) FROM order_items");
        long stock = count("SELECT sum(stock) FROM inventory");
        Pgbench.Piece piece = run("placeOrder", 4);
        long placed = count("SELECT count(*) FROM orders") - orders;
        assertThat(placed).isEqualTo(piece.transactions());
        assertThat((double) (count("SELECT count(*) FROM order_items") - items)).isBetween(2.0 * placed, 4.0 * placed);
        assertThat(stock - count("SELECT sum(stock) FROM inventory"))
                .isEqualTo(count("SELECT sum(qty) FROM order_items") - pieces);
        assertThat(
                        count(
                                "SELECT count(*) FROM orders o WHERE NOT EXISTS (SELECT FROM order_items WHERE order_id = o.id)"))
                .isZero();
    }

    @Test
    void roundTripsAreThoseOfTheBaseline() {
        assertThat(roundTrips("findOrder")).isEqualTo(1);
        assertThat(roundTrips("userWithRecentOrders")).isEqualTo(1);
        // As audit/raw-jdbc-tuned.md has it.
        assertThat(roundTrips("placeOrder")).isEqualTo(5);
    }

    private static PgbenchScript script(String operation) {
        return scripts.stream()
                .filter(script -> script.operation().equals(operation))
                .findFirst()
                .orElseThrow();
    }

    /** Statements, those of a pipeline as one. */
    private static int roundTrips(String operation) {
        String script = script(operation).files().getLast();
        String outside = script.replaceAll("(?s)\\\\startpipeline.*?\\\\endpipeline", "PIPELINE;")
                .replace("\\gset", ";")
                .replaceAll("(?m)^\\\\set.*$", "");
        return (int) outside.chars().filter(character -> character == ';').count();
    }

    @Test
    void failureIsASentenceWithWhatPgbenchSaid() {
        PgbenchScript wrong = new PgbenchScript("wrong", List.of("SELECT 1 / (1 - random(1, 1));\n"));
        assertThatExceptionOfType(YardstickFailedException.class)
                .isThrownBy(() -> pgbench.run(database.connection(), wrong, 1, 1))
                .withMessageStartingWith("pgbench ended with exit code ")
                .withMessageContaining("division by zero");
        assertThatExceptionOfType(YardstickFailedException.class)
                .isThrownBy(() -> pgbench.run(
                        database.connection().withDatabase("orderbench_missing"), PgbenchScript.SELECT_1, 1, 1))
                .withMessageContaining("\"orderbench_missing\" does not exist");
        ConnectionInfo several = new ConnectionInfo("jdbc:postgresql://one:1,two:2/db", "me", null);
        assertThatExceptionOfType(YardstickFailedException.class)
                .isThrownBy(() -> pgbench.run(several, PgbenchScript.SELECT_1, 1, 1))
                .withMessageContaining("names no single host");
    }

    /** As the driver does, or pgbench would pay for what raw JDBC does not. */
    @Test
    void encryptsAsTheUrlSays() throws Exception {
        PgbenchScript plain = new PgbenchScript(
                "plain",
                List.of(
                        "SELECT 1 / (CASE WHEN ssl THEN 0 ELSE 1 END) FROM pg_stat_ssl WHERE pid = pg_backend_pid();\n"));
        try (ControlledServer encrypting = ControlledServer.start()) {
            ConnectionInfo database = encrypting.server().administration();

            assertThat(pgbench.run(with(database, "disable"), plain, 1, 1).transactions())
                    .isPositive();
            assertThatExceptionOfType(YardstickFailedException.class)
                    .isThrownBy(() -> pgbench.run(with(database, "require"), plain, 1, 1))
                    .withMessageContaining("division by zero");
        }
    }

    private static ConnectionInfo with(ConnectionInfo database, String sslMode) {
        return new ConnectionInfo(database.url() + "?sslmode=" + sslMode, database.user(), database.password());
    }

    @Test
    void versionIsPgbenchsOwnWord() throws Exception {
        assertThat(pgbench.version()).matches("pgbench \\(PostgreSQL\\) \\d+.*");
    }

    @Test
    void otherStatementsThanThoseKnownAreNoYardstick() {
        SentStatements more = new SentStatements(List.of("SELECT 1", "SELECT 2"), List.of(), List.of());
        assertThatExceptionOfType(YardstickFailedException.class)
                .isThrownBy(() -> PgbenchScript.all(more, DatasetSize.SMALL))
                .withMessageContaining(
                        "no yardstick: the baseline sends 2 statements for findOrder, and the yardstick knows of 1");
        SentStatements other = new SentStatements(List.of("SELECT $1, $2, $1"), List.of(), List.of());
        assertThatExceptionOfType(YardstickFailedException.class)
                .isThrownBy(() -> PgbenchScript.all(other, DatasetSize.SMALL))
                .withMessageContaining("has 2 parameters, and the yardstick knows of 1");
    }

    private static Pgbench.Piece run(String operation, int clients) throws YardstickFailedException {
        Pgbench.Piece piece = pgbench.run(database.connection(), script(operation), clients, 1);
        System.out.printf("pgbench, %s, %d clients: %s%n", operation, clients, piece);
        assertThat(piece.transactions()).isPositive();
        assertThat(piece.latencyMillis()).isPositive();
        return piece;
    }

    /**
     * Rows of a table that were fetched so far. A backend adds what it has fetched to the statistics when it ends, shortly after its
     * client did, and leaves pg_stat_activity only then.
     */
    private static long read(String table) throws SQLException, InterruptedException {
        long limit = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (count("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'pgbench'") > 0) {
            assertThat(System.nanoTime()).as("backends of pgbench end").isLessThan(limit);
            Thread.sleep(Duration.ofMillis(10));
        }
        return fetched(table);
    }

    private static long fetched(String table) throws SQLException {
        return count("SELECT coalesce(idx_tup_fetch, 0) + seq_tup_read FROM pg_stat_user_tables WHERE relname = '"
                + table + "'");
    }

    private static long count(String sql) throws SQLException {
        try (Connection connection = database.connection().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }
}
