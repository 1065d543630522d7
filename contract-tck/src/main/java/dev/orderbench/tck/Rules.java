package dev.orderbench.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.StoreException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** What all groups of rules share. */
interface Rules {

    Fixture fixture();

    /** How long rules wait for events and connections that have to come. */
    Duration patience();

    default OrderStore store() {
        return fixture().store();
    }

    /**
     * Asserts that a call fails as the contract says, with all that a caller can see of a failure, that it leaves nothing
     * behind (R1), and that it keeps no connection (R3).
     */
    default void assertFails(
            ThrowingCallable call,
            Class<? extends StoreException> failure,
            @Nullable String sqlState,
            @Nullable String constraint,
            boolean retryCanHelp) {
        var before = fixture().digest();
        assertFailure(catchThrowable(call), failure, sqlState, constraint, retryCanHelp);
        assertThat(fixture().digest())
                .as("R1: a failed operation leaves nothing behind; is the transaction rolled back?")
                .isEqualTo(before);
        assertNoConnectionIsKept();
    }

    /** Asserts that an argument is refused although no connection is to be had, and that the message names it (R2). */
    default void assertRefusedBeforeTheDatabase(Runnable call, String argument) {
        withoutConnections(() -> assertThat(catchThrowable(call::run))
                .as("R2: what needs no database to be refused is refused before a connection is borrowed")
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(argument));
    }

    /** Does something while all connections of the pool are lent to others. */
    default void withoutConnections(Runnable work) {
        try (Borrowed borrowed = new Borrowed(fixture().connections(), Fixture.POOL_SIZE)) {
            work.run();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    default void assertNoConnectionIsKept() {
        assertThat(fixture().pool().getHikariPoolMXBean().getActiveConnections())
                .as("R3: connections that were not given back to the pool")
                .isZero();
    }

    /** Asserts what a caller can see of a failure. */
    static void assertFailure(
            @Nullable Throwable thrown,
            Class<? extends StoreException> failure,
            @Nullable String sqlState,
            @Nullable String constraint,
            boolean retryCanHelp) {
        assertThat(thrown)
                .as("R2: the failure is the contract's, of the class that its cause has")
                .isInstanceOf(failure);
        StoreException exception = (StoreException) Objects.requireNonNull(thrown);
        assertThat(exception.sqlState()).as("R2: SQLSTATE").isEqualTo(sqlState);
        assertThat(exception.constraint()).as("R2: constraint").isEqualTo(constraint);
        assertThat(exception.retryCanHelp()).as("R2: whether a retry can help").isEqualTo(retryCanHelp);
    }

    /** Throws what it is given: {@code throw unchanged(e)} needs no declaration. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <E extends Throwable> RuntimeException unchanged(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
