package dev.orderbench.benchmarks.measure;

import dev.orderbench.benchmarks.result.Stage;
import dev.orderbench.benchmarks.result.Yardstick.Client;
import dev.orderbench.benchmarks.result.Yardstick.Piece;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.benchmarks.yardstick.DriverFloor;
import dev.orderbench.benchmarks.yardstick.Pgbench;
import dev.orderbench.benchmarks.yardstick.PgbenchScript;
import dev.orderbench.benchmarks.yardstick.SentStatements;
import dev.orderbench.benchmarks.yardstick.Yardstick;
import dev.orderbench.benchmarks.yardstick.YardstickFailedException;
import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.DatabaseException;
import dev.orderbench.database.DatasetSize;
import dev.orderbench.database.TemplateDatabase;
import dev.orderbench.database.WorkingDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The pieces that the yardstick runs after each JVM, when nothing else measures: pgbench with the baseline's statements, and
 * {@code SELECT 1} by pgbench and by the driver.
 */
final class YardstickPieces {

    /** pgbench opens its connections anew for each piece, and prepares on each; that is less than a percent of this. */
    private static final int SECONDS = 2;

    private static final int WARM_UP_SECONDS = 1;

    /** What it takes to begin a piece, and to copy the database. */
    private static final double SECONDS_BESIDE = 0.2;

    private final Yardstick yardstick;
    private final List<String> operations;
    private final DatasetSize size;

    /**
     * @param yardstick what the machine has
     * @param operations what is measured; those that the yardstick cannot do are left out
     * @param size of the dataset
     */
    YardstickPieces(Yardstick yardstick, List<Operation> operations, DatasetSize size) {
        this.yardstick = yardstick;
        this.operations = operations.stream().map(Operation::label).toList();
        this.size = size;
    }

    /**
     * Whether a stage can be held against pgbench: of the baseline's own statements, by as many operating system threads, over no
     * network but the real one.
     */
    static boolean suit(Stage stage, RunRequest request) {
        return stage.kind() == Stage.Kind.COMPARISON
                && !stage.point().virtualThreads()
                && stage.point().rttMicros() == 0
                && request.contenders().getFirst().id().equals(Contenders.BASELINE);
    }

    /**
     * Runs all pieces on a fresh copy of what the JVM began with, which is dropped again. What the JVM has written would slow them
     * down more than it did the JVM, which read before all of that was there. What fails is told in the result.
     *
     * @param template that the JVM's database was a copy of
     * @param copied is told the copy
     * @param idle what the JVM was measured with
     * @param clients the number of connections that the JVM had
     */
    dev.orderbench.benchmarks.result.Yardstick run(
            TemplateDatabase template, Consumer<WorkingDatabase> copied, IdleProcessors idle, int clients) {
        try (WorkingDatabase database = template.copy();
                AwakeProcessors awake = AwakeProcessors.keep(idle, clients)) {
            copied.accept(database);
            return run(database.connection(), clients);
        } catch (DatabaseException e) {
            return new dev.orderbench.benchmarks.result.Yardstick("no yardstick: " + reason(e), List.of());
        }
    }

    /**
     * Runs all pieces, one after the other. What fails is told in the result.
     *
     * @param database with the dataset, and nothing else
     * @param clients the number of connections
     */
    dev.orderbench.benchmarks.result.Yardstick run(ConnectionInfo database, int clients) {
        List<Piece> pieces = new ArrayList<>();
        try {
            pieces.add(new Piece(
                    Client.DRIVER,
                    PgbenchScript.SELECT_1.operation(),
                    DriverFloor.perSecond(database, clients, WARM_UP_SECONDS, SECONDS)));
            return switch (yardstick) {
                case Yardstick.Absent(String reason) -> new dev.orderbench.benchmarks.result.Yardstick(reason, pieces);
                case Pgbench pgbench -> {
                    List<PgbenchScript> scripts = scripts(database);
                    warmUp(pgbench, database, scripts, clients);
                    for (PgbenchScript script : scripts) {
                        double perSecond =
                                pgbench.run(database, script, clients, SECONDS).perSecond();
                        pieces.add(new Piece(Client.PGBENCH, script.operation(), perSecond));
                    }
                    yield new dev.orderbench.benchmarks.result.Yardstick(null, pieces);
                }
            };
        } catch (YardstickFailedException e) {
            return new dev.orderbench.benchmarks.result.Yardstick(e.getMessage(), pieces);
        } catch (RuntimeException e) {
            // Of whatever kind, as where the meter cannot read an encrypted connection: the JVM before it has measured
            // all the same.
            return new dev.orderbench.benchmarks.result.Yardstick("no yardstick: " + reason(e), pieces);
        }
    }

    /** Where tables have only just been copied, whoever reads them first has to fetch them from the disk's cache. */
    private static void warmUp(Pgbench pgbench, ConnectionInfo database, List<PgbenchScript> scripts, int clients)
            throws YardstickFailedException {
        for (PgbenchScript script : scripts) {
            if (!script.equals(PgbenchScript.SELECT_1)) {
                pgbench.run(database, script, clients, WARM_UP_SECONDS);
                return;
            }
        }
    }

    /** A pool only says that it got no connection. */
    private static String reason(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return cause == null ? String.valueOf(thrown.getMessage()) : reason(cause);
    }

    /** About how long the pieces after a JVM take. */
    static double seconds(List<Operation> operations) {
        long known = operations.stream()
                .map(Operation::label)
                .filter(PgbenchScript.OPERATIONS::contains)
                .count();
        int warmUps = known == 0 ? 1 : 2;
        return (WARM_UP_SECONDS + SECONDS_BESIDE) * warmUps + (SECONDS + SECONDS_BESIDE) * (2 + known);
    }

    /** How long pieces were to be run; to begin them took longer. */
    static double leastSeconds(dev.orderbench.benchmarks.result.Yardstick ran) {
        return ran.pieces().isEmpty()
                ? 0
                : WARM_UP_SECONDS + SECONDS * ran.pieces().size();
    }

    private List<PgbenchScript> scripts(ConnectionInfo database) throws YardstickFailedException {
        SentStatements sent = SentStatements.of(Contenders.provider(Contenders.BASELINE), database);
        return PgbenchScript.all(sent, size).stream()
                .filter(script -> script.equals(PgbenchScript.SELECT_1) || operations.contains(script.operation()))
                .toList();
    }
}
