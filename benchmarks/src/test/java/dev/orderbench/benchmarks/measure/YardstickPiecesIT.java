package dev.orderbench.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.orderbench.benchmarks.result.Yardstick.Client;
import dev.orderbench.benchmarks.result.Yardstick.Piece;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.benchmarks.yardstick.Pgbench;
import dev.orderbench.benchmarks.yardstick.Yardstick;
import dev.orderbench.database.ControlledServer;
import dev.orderbench.database.DatasetSize;
import dev.orderbench.database.PostgresServer;
import dev.orderbench.database.TemplateDatabase;
import dev.orderbench.database.WorkingDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pieces on a real server; with pgbench where the machine has it. */
class YardstickPiecesIT {

    private static PostgresServer server;
    private static TemplateDatabase template;

    @BeforeAll
    static void start() {
        server = PostgresServer.start(System.getProperty("bench.db", "embedded"));
        template = TemplateDatabase.create(server, DatasetSize.SMALL);
    }

    @AfterAll
    static void stop() {
        template.close();
        server.close();
    }

    /** Some products of the tiny data would run out. */
    @Test
    void ordersOfTheTinyDatasetAreRunToTheEnd() {
        Yardstick yardstick = Yardstick.find();
        Assumptions.assumeFalse(yardstick instanceof Yardstick.Absent, "no pgbench here");
        try (TemplateDatabase tiny = TemplateDatabase.create(server, DatasetSize.TINY);
                WorkingDatabase database = tiny.copy()) {
            var pieces = new YardstickPieces(yardstick, List.of(Operation.PLACE_ORDER), DatasetSize.TINY)
                    .run(database.connection(), 2);

            assertThat(pieces.absence()).isNull();
            assertThat(pieces.pieces()).extracting(Piece::operation).contains("placeOrder");
        }
    }

    @Test
    void whatIsMeasuredAndTheFloorAreRun() throws SQLException {
        Yardstick yardstick = Yardstick.find();
        Assumptions.assumeFalse(yardstick instanceof Yardstick.Absent, "no pgbench here");
        List<Operation> operations = List.of(Operation.SALES_REPORT, Operation.PLACE_ORDER);
        try (WorkingDatabase database = template.copy()) {
            var pieces = new YardstickPieces(yardstick, operations, DatasetSize.SMALL).run(database.connection(), 2);

            assertThat(pieces.absence()).isNull();
            assertThat(pieces.pieces())
                    .extracting(Piece::client, Piece::operation)
                    .containsExactly(
                            tuple(Client.DRIVER, "select1"),
                            tuple(Client.PGBENCH, "select1"),
                            tuple(Client.PGBENCH, "placeOrder"));
            assertThat(pieces.pieces())
                    .allSatisfy(piece -> assertThat(piece.perSecond()).isGreaterThan(10));
            double placed = pieces.pieces().getLast().perSecond() * 3;
            assertThat(orders(database) - (double) DatasetSize.SMALL.orders())
                    .as("the orders that three seconds of pgbench placed, one of them thrown away, and two of those who"
                            + " looked what to send")
                    .isBetween(placed * 0.7, placed * 1.3 + 2);
        }
    }

    /** Whatever others have written to copies of their own. */
    @Test
    void theyMeetTheDatasetAloneAndLeaveNothing() throws SQLException {
        List<WorkingDatabase> copies = new ArrayList<>();
        List<Long> orders = new ArrayList<>();
        try (WorkingDatabase written = template.copy();
                Connection connection = written.connection().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM order_items");
            statement.execute("DELETE FROM orders");

            var pieces = new YardstickPieces(new Yardstick.Absent("no yardstick: none"), List.of(), DatasetSize.SMALL)
                    .run(
                            template,
                            copy -> {
                                copies.add(copy);
                                orders.add(orders(copy));
                            },
                            IdleProcessors.LEFT_ALONE,
                            1);

            assertThat(pieces.pieces())
                    .extracting(Piece::client, Piece::operation)
                    .containsExactly(tuple(Client.DRIVER, "select1"));
        }
        assertThat(orders).containsExactly((long) DatasetSize.SMALL.orders());
        assertThatThrownBy(() -> orders(copies.getFirst())).hasMessageContaining("does not exist");
    }

    @Test
    void aTemplateThatIsGoneIsTold() {
        TemplateDatabase gone = TemplateDatabase.create(server, DatasetSize.TINY);
        gone.close();

        var pieces = new YardstickPieces(Yardstick.find(), List.of(), DatasetSize.TINY)
                .run(gone, copy -> {}, IdleProcessors.LEFT_ALONE, 1);

        assertThat(pieces.absence()).startsWith("no yardstick: ").contains("does not exist");
        assertThat(pieces.pieces()).isEmpty();
    }

    @Test
    void withoutPgbenchThereIsTheDriversFloor() {
        try (WorkingDatabase database = template.copy()) {
            var pieces = new YardstickPieces(new Yardstick.Absent("no yardstick: none"), List.of(), DatasetSize.SMALL)
                    .run(database.connection(), 1);

            assertThat(pieces.absence()).isEqualTo("no yardstick: none");
            assertThat(pieces.pieces())
                    .extracting(Piece::client, Piece::operation)
                    .containsExactly(tuple(Client.DRIVER, "select1"));
        }
    }

    @Test
    void failureIsTold() {
        WorkingDatabase database = template.copy();
        database.close();

        var pieces = new YardstickPieces(Yardstick.find(), List.of(), DatasetSize.SMALL).run(database.connection(), 1);

        assertThat(pieces.absence()).startsWith("SELECT 1 failed: ").contains("does not exist");
        assertThat(pieces.pieces()).isEmpty();
    }

    /** The driver encrypts where it can, and the meter that reads the baseline's statements then sees nothing. */
    @Test
    void encryptedConnectionsAreNoYardstick() {
        try (ControlledServer encrypting = ControlledServer.start();
                TemplateDatabase small = TemplateDatabase.create(encrypting.server(), DatasetSize.TINY);
                WorkingDatabase database = small.copy()) {
            var pieces = new YardstickPieces(new Pgbench(Path.of("/nowhere/pgbench")), List.of(), DatasetSize.TINY)
                    .run(database.connection(), 1);

            assertThat(pieces.absence())
                    .startsWith(
                            "no yardstick: The wire meter cannot read an encrypted connection: add sslmode=disable");
            assertThat(pieces.pieces())
                    .extracting(Piece::client, Piece::operation)
                    .containsExactly(tuple(Client.DRIVER, "select1"));
        }
    }

    private static long orders(WorkingDatabase database) {
        try (Connection connection = database.connection().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM orders")) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
