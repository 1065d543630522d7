package dev.orderbench.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
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
            double placed = pieces.pieces().getLast().perSecond() * 2;
            assertThat(count(database, "SELECT count(*) FROM orders") - (double) DatasetSize.SMALL.orders())
                    .as("the orders that two seconds of pgbench placed, and two of those who looked what to send")
                    .isBetween(placed * 0.8, placed * 1.2 + 2);
        }
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

    private static long count(WorkingDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connection().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }
}
