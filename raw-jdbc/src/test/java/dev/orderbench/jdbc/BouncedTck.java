package dev.orderbench.jdbc;

import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.PgBouncer;
import dev.orderbench.database.PgBouncerProgram;
import dev.orderbench.tck.OrderStoreTck;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The kit, run on a store whose connections lead through PgBouncer. It is started in front of the server that the first of its
 * tests brings, and ends when {@link KitThroughPgBouncerIT} says so.
 */
class BouncedTck extends OrderStoreTck {

    /** More than all pools of a test together: what fails is to fail for the mode, and not for want of connections. */
    private static final int CONNECTIONS = 40;

    private static @Nullable PgBouncerProgram program;
    private static volatile PgBouncer.@Nullable Mode mode;
    private static @Nullable PgBouncer bouncer;

    static synchronized void begin(PgBouncerProgram with, PgBouncer.Mode in) {
        program = with;
        mode = in;
    }

    static synchronized void end() {
        if (bouncer != null) {
            bouncer.close();
            bouncer = null;
        }
    }

    @Override
    protected OrderStoreProvider provider() {
        return new RawJdbcProvider();
    }

    @Override
    protected ConnectionInfo route(ConnectionInfo database) {
        return through(database);
    }

    /** In transaction mode some of what rules wait for never comes. */
    @Override
    public Duration patience() {
        return mode == PgBouncer.Mode.TRANSACTION ? Duration.ofSeconds(5) : super.patience();
    }

    private static synchronized ConnectionInfo through(ConnectionInfo database) {
        PgBouncerProgram started = Objects.requireNonNull(program);
        if (bouncer == null) {
            // A connection of the server serves once: for one session, or for one transaction. So settings that a rule
            // gives the
            // database are met by all sessions that begin afterwards, as without PgBouncer; and in transaction mode no
            // transaction meets the session of an earlier one, which it otherwise may or may not.
            bouncer = PgBouncer.start(
                    started, database, Objects.requireNonNull(mode), CONNECTIONS, Map.of("server_lifetime", "0"));
        }
        ConnectionInfo through = bouncer.through(database);
        if (started.followsPreparedStatements()) {
            return through;
        }
        String separator = through.url().contains("?") ? "&" : "?";
        return new ConnectionInfo(through.url() + separator + "prepareThreshold=0", through.user(), through.password());
    }
}
