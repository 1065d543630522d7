package dev.orderbench.benchmarks.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.orderbench.benchmarks.measure.Contenders;
import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.measure.StrictProgress;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.ControlledServer;
import dev.orderbench.database.DatabaseException;
import dev.orderbench.database.PostgresServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Encryption that cannot be had, and encryption that is in the way, are refused before anything is measured. */
class EncryptionIT {

    @Test
    void serverWithoutTlsIsRefusedWhereTlsIsAskedFor() {
        try (PostgresServer server = PostgresServer.start("embedded")) {
            assertThatExceptionOfType(DatabaseException.class)
                    .isThrownBy(() -> run(server.administration(), "require", PoolQuestion.SATURATION))
                    .withMessageMatching(
                            "Cannot connect to jdbc:postgresql://localhost:\\d+/postgres\\?sslmode=require as postgres: .*SSL.*");
        }
    }

    @Test
    void whatCannotBeMeasuredOverEncryptedConnectionsIsRefused() {
        try (ControlledServer server = ControlledServer.start()) {
            ConnectionInfo database = server.server().administration();

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> run(database, "require", PoolQuestion.HOLDING))
                    .withMessage(
                            "Experiment holding reads what goes over the wire, and connections to the server are"
                                    + " encrypted: add sslmode=disable&gssEncMode=disable to the URL, or leave it out by --experiments");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> run(database, "require", PoolQuestion.PGBOUNCER))
                    .withMessage(
                            "Experiment pgbouncer starts a PgBouncer without TLS, which sslmode=require does not accept:"
                                    + " use sslmode=prefer, or leave it out by --experiments");
            assertThatCode(() -> Encryption.check(with(database, "require"), List.of(PoolQuestion.SATURATION)))
                    .doesNotThrowAnyException();
            assertThatCode(() -> Encryption.check(
                            with(database, "disable"), List.of(PoolQuestion.HOLDING, PoolQuestion.PGBOUNCER)))
                    .doesNotThrowAnyException();
            assertThatIllegalArgumentException()
                    .as("the driver encrypts where it can, if nothing else is said")
                    .isThrownBy(() -> Encryption.check(database, List.of(PoolQuestion.HOLDING)));
        }
    }

    /** Asks the laboratory, and makes sure that it does not begin. */
    private static void run(ConnectionInfo database, String sslMode, PoolQuestion question)
            throws InterruptedException {
        StrictProgress progress = new StrictProgress();
        try {
            new PoolLaboratory(
                            new PoolRequest(
                                    with(database, sslMode).url() + "&user=" + database.user(),
                                    List.of(Entrant.of(Contenders.BASELINE)),
                                    List.of(question),
                                    PoolScale.QUICK,
                                    1),
                            progress)
                    .run("unknown");
        } finally {
            assertThat(progress.steps())
                    .as("no experiment")
                    .hasSize(1)
                    .allMatch(step -> step.startsWith("starting PostgreSQL"));
        }
    }

    private static ConnectionInfo with(ConnectionInfo database, String sslMode) {
        return new ConnectionInfo(database.url() + "?sslmode=" + sslMode, database.user(), database.password());
    }
}
