package dev.orderbench.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Everything that needs a server, on the one that {@code -Dbench.db} names. */
class ServerTest {

    private static PostgresServer server;
    private static TemplateDatabase template;

    @BeforeAll
    static void start() {
        server = PostgresServer.start(System.getProperty("bench.db", "embedded"));
        template = TemplateDatabase.create(server, DatasetSize.TINY);
    }

    @AfterAll
    static void stop() {
        try (PostgresServer stopped = server;
                TemplateDatabase dropped = template) {
            assertThat(stopped).isNotNull();
            assertThat(dropped).isNotNull();
        }
    }

    @Test
    void copyHoldsTheDatasetAndIsGoneAfterwards() throws SQLException {
        String url;
        try (WorkingDatabase copy = template.copy()) {
            url = copy.connection().url();
            assertThat(query(copy.connection(), "SELECT count(*), sum(total) FROM orders"))
                    .containsExactly("400", sumOfTotals());
            assertThat(query(copy.connection(), """
                    SELECT count(*) FROM orders o JOIN (
                        SELECT order_id, sum(qty * unit_price) AS total FROM order_items GROUP BY 1) i ON i.order_id = o.id
                    WHERE o.total = i.total
                    """)).containsExactly("400");
            assertThat(query(copy.connection(), "SELECT count(*) FROM pg_constraint WHERE contype = 'f'"))
                    .as("foreign keys are back after the load")
                    .containsExactly("4");
        }
        assertThat(query(
                        server.administration(),
                        "SELECT count(*) FROM pg_database WHERE datname = '%s'"
                                .formatted(url.substring(url.lastIndexOf('/') + 1))))
                .containsExactly("0");
    }

    /** HikariCP would set it to the second that a caller waits, and a busy machine may need longer to open a connection. */
    @Test
    void poolLeavesTheDriverItsOwnTimeToConnect() throws SQLException {
        DataSource source = server.administration().dataSource();
        try (HikariDataSource pool = Pools.open(source, 1, Duration.ofSeconds(1))) {
            assertThat(pool.getConnectionTimeout()).isEqualTo(1_000);
            assertThat(source.getLoginTimeout()).isZero();
        }
    }

    @Test
    void copyThatNobodyClosedIsDroppedWithItsTemplate() throws SQLException {
        String all = "SELECT count(*) FROM pg_database WHERE starts_with(datname, '%s')";
        try (TemplateDatabase another = TemplateDatabase.create(server, DatasetSize.TINY)) {
            all = all.formatted(another.name());
            try (WorkingDatabase closed = TemplateDatabase.copyOf(server.administration(), another.name())) {
                assertThat(query(closed.connection(), all)).containsExactly("2");
            }
            TemplateDatabase.copyOf(server.administration(), another.name());
            assertThat(query(server.administration(), all)).containsExactly("2");
        }
        assertThat(query(server.administration(), all)).containsExactly("0");
    }

    @Test
    void nextKeysLieAboveThoseOfTheDataset() throws SQLException {
        try (WorkingDatabase copy = template.copy()) {
            // The pooled optimizer hands out the 50 keys that end with the sequence's value.
            assertThat(query(copy.connection(), "SELECT nextval('orders_id_seq') - 49"))
                    .containsExactly("401");
        }
    }

    @Test
    void textHasTheOrderOfItsCodePoints() throws SQLException {
        try (WorkingDatabase copy = template.copy()) {
            assertThat(query(copy.connection(), "SELECT 'Z' < 'a', 'a' < 'é'")).containsExactly("t", "t");
        }
    }

    @Test
    void settingsAreReadBack() {
        if (server instanceof ExternalServer) {
            System.out.println(
                    "settingsAreReadBack: another's server keeps its own settings; only their names are tested");
            assertThat(PostgresServer.settings(server.administration())).containsKeys("fsync", "shared_buffers");
        } else {
            assertThat(PostgresServer.settings(server.administration()))
                    .containsEntry("fsync", "off")
                    .containsEntry("shared_buffers", "1GB")
                    .containsEntry("jit", "off")
                    .containsEntry("io_method", "sync")
                    .containsEntry("max_parallel_workers_per_gather", "0");
        }
        assertThat(server.version()).startsWith("18.");
    }

    @Test
    void migrationsCanBeUndoneAndAppliedAgain() throws SQLException {
        try (WorkingDatabase copy = template.copy()) {
            Migrations migrations = new Migrations(copy.connection().dataSource());
            assertThat(migrations.version()).contains("2");
            assertThat(migrations.apply()).isZero();

            assertThat(migrations.undoLast()).contains("2");
            assertThat(query(copy.connection(), "SELECT count(*) FROM orders")).containsExactly("400");
            assertThat(migrations.undoLast()).contains("1");
            assertThat(migrations.version()).isEmpty();
            assertThat(query(copy.connection(), "SELECT count(*) FROM pg_class WHERE relname LIKE 'order%'"))
                    .containsExactly("0");
            assertThat(migrations.undoLast()).isEmpty();

            assertThat(migrations.apply()).isEqualTo(2);
            assertThat(query(copy.connection(), "SELECT count(*) FROM orders")).containsExactly("0");
        }
    }

    @Test
    void everyMigrationHasItsUndoScript() throws IOException {
        Path scripts = Path.of("src/main/resources/dev/orderbench/database");
        try (Stream<Path> migrations = Files.list(scripts.resolve("migration"))) {
            assertThat(migrations.map(file -> file.getFileName().toString()))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(scripts.resolve("undo/U" + name.substring(1)))
                            .exists());
        }
    }

    @Test
    void failedUndoChangesNothing() throws SQLException {
        try (WorkingDatabase copy = template.copy()) {
            execute(copy.connection(), """
                    CREATE TRIGGER dependent AFTER DELETE ON orders FOR EACH ROW EXECUTE FUNCTION announce_order()
                    """);
            Migrations migrations = new Migrations(copy.connection().dataSource());

            assertThatExceptionOfType(DatabaseException.class)
                    .isThrownBy(migrations::undoLast)
                    .withMessageContaining("dependent");
            assertThat(migrations.version()).contains("2");
            assertThat(query(copy.connection(), "SELECT count(*) FROM pg_trigger WHERE tgname = 'orders_announce'"))
                    .containsExactly("1");
        }
    }

    @Test
    void changedMigrationIsRefused() throws SQLException {
        try (WorkingDatabase copy = template.copy()) {
            execute(copy.connection(), "UPDATE flyway_schema_history SET checksum = checksum + 1");
            assertThatExceptionOfType(DatabaseException.class)
                    .isThrownBy(new Migrations(copy.connection().dataSource())::apply)
                    .withMessageContaining("checksum mismatch");
        }
    }

    /** While the lock that undo takes is held by another, Flyway waits: so the two never run at once. */
    @Test
    void undoTakesTheLockOfFlyway() throws Exception {
        try (WorkingDatabase copy = template.copy();
                Connection holder = copy.connection().dataSource().getConnection();
                Statement statement = holder.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(%d)".formatted(Migrations.FLYWAY_LOCK));
            CompletableFuture<Integer> applied = CompletableFuture.supplyAsync(
                    () -> new Migrations(copy.connection().dataSource()).apply());
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> applied.get(1, TimeUnit.SECONDS));
            statement.execute("SELECT pg_advisory_unlock(%d)".formatted(Migrations.FLYWAY_LOCK));
            assertThat(applied.get(1, TimeUnit.MINUTES)).isZero();
        }
    }

    @Test
    void unknownSourceIsRefused() {
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> PostgresServer.start("oracle"))
                .withMessage("Unknown database 'oracle': expected embedded, testcontainers or"
                        + " jdbc:postgresql://host:port/database");
    }

    @Test
    void unreachableServerIsNamedWithoutItsPassword() {
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> PostgresServer.start("jdbc:postgresql://localhost:1/shop?user=app&password=secret"))
                .withMessageStartingWith("Cannot connect to jdbc:postgresql://localhost:1/shop as app: ")
                .withMessageNotContaining("secret");
    }

    private static String sumOfTotals() {
        BigDecimal sum = BigDecimal.ZERO;
        for (int order = 0; order < template.dataset().size().orders(); order++) {
            sum = sum.add(template.dataset().total(order));
        }
        return sum.toPlainString();
    }

    private static List<String> query(ConnectionInfo database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            List<String> values = new ArrayList<>();
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                values.add(row.getString(column));
            }
            return values;
        }
    }

    private static void execute(ConnectionInfo database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
