package dev.orderbench.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.contract.StoreException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

class SqlFailuresTest {

    @ParameterizedTest
    @CsvSource({
        "23505, UniqueViolation, false",
        "23503, ForeignKeyViolation, false",
        "23502, NotNullViolation, false",
        "23514, CheckViolation, false",
        "22021, InvalidValue, false",
        "22003, InvalidValue, false",
        "40P01, Deadlock, true",
        "40001, SerializationFailure, true",
        "55P03, LockNotAvailable, true",
        "57014, StatementTimeout, false",
        "53300, TooManyConnections, true",
        "08001, ConnectionLost, true",
        "08006, ConnectionLost, true",
        "57P01, ConnectionLost, true",
        "57P03, ConnectionLost, true",
        "42P01, Unclassified, false"
    })
    void stateDecides(String state, String failure, boolean retryCanHelp) {
        SQLException cause = new SQLException("what the server said", state);

        StoreException translated = SqlFailures.translate(cause);

        assertThat(translated.getClass().getSimpleName()).isEqualTo(failure);
        assertThat(translated.sqlState()).isEqualTo(state);
        assertThat(translated.retryCanHelp()).isEqualTo(retryCanHelp);
        assertThat(translated).hasMessage("what the server said").hasCause(cause);
    }

    @Test
    void poolTimeoutIsNotAServerThatIsDown() {
        assertThat(SqlFailures.translate(new SQLTransientConnectionException("timed out")))
                .isInstanceOf(StoreException.PoolExhausted.class);
        assertThat(SqlFailures.translate(new SQLTransientConnectionException("timed out", "08001")))
                .isInstanceOf(StoreException.ConnectionLost.class);
    }

    @Test
    void constraintOfAFailedBatchIsFound() {
        PSQLException fromServer = new PSQLException(
                new ServerErrorMessage("SERROR\0C23514\0Mviolates check constraint\0ninventory_stock_check\0"));
        BatchUpdateException batch = new BatchUpdateException("batch", "23514", 0, new int[0], fromServer);
        batch.setNextException(fromServer);

        assertThat(SqlFailures.translate(batch).constraint()).isEqualTo("inventory_stock_check");
    }

    @Test
    void causeIsFoundBehindALibrarysException() {
        SQLException cause = new SQLException("what the server said", "40001");
        assertThat(SqlFailures.translateCause(new IllegalStateException(new RuntimeException(cause))))
                .isInstanceOf(StoreException.SerializationFailure.class);
        assertThat(SqlFailures.translateCause(new IllegalStateException())).isNull();
    }

    @Test
    void poolTimeoutAfterAFailedAttemptIsThatFailure() {
        // As HikariCP reports an attempt that failed while the connection was set up: without a state of its own.
        SQLException refused = new SQLException("too many connections for role", "53300");
        SQLException timedOut = new SQLTransientConnectionException("timed out", new IllegalStateException(refused));
        assertThat(SqlFailures.translate(timedOut)).isInstanceOf(StoreException.TooManyConnections.class);

        SQLException noCause = new SQLTransientConnectionException("timed out", new IllegalStateException());
        assertThat(SqlFailures.translate(noCause)).isInstanceOf(StoreException.PoolExhausted.class);
    }

    @Test
    void interruptionWhileWaitingIsInterrupted() {
        SQLException interrupted = new SQLException("interrupted", new InterruptedException());
        assertThat(SqlFailures.translate(interrupted)).isInstanceOf(StoreException.Interrupted.class);
        assertThat(SqlFailures.translate(new SQLException("why ever"))).isInstanceOf(StoreException.Unclassified.class);
    }

    @ParameterizedTest
    @CsvSource({
        "08006, CommitOutcomeUnknown",
        "08003, CommitOutcomeUnknown",
        "57P01, CommitOutcomeUnknown",
        "57P02, CommitOutcomeUnknown",
        "08001, ConnectionLost",
        "08004, ConnectionLost",
        "57P03, ConnectionLost",
        "40001, SerializationFailure",
        "23505, UniqueViolation"
    })
    void onlyAConnectionThatWasThereLeavesACommitOpen(String state, String failure) {
        StoreException before = SqlFailures.translate(new SQLException("what the server said", state));

        StoreException during = SqlFailures.duringCommit(before);

        assertThat(during.getClass().getSimpleName()).isEqualTo(failure);
        assertThat(during.sqlState()).isEqualTo(state);
        assertThat(during == before).isEqualTo(!failure.equals("CommitOutcomeUnknown"));
    }
}
