package dev.orderbench.benchmarks.measure;

import org.jspecify.annotations.Nullable;

/** What the server does beside answering, as its own statistics count it; {@code null} where it does not tell. */
final class ServerCounts {

    private static final String AUTOVACUUMS =
            "SELECT coalesce(sum(autovacuum_count + autoanalyze_count), 0)::bigint FROM pg_stat_all_tables";

    private static final String AUTOVACUUMS_AT_WORK =
            "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'autovacuum worker'";

    /** Since PostgreSQL 17; before, the background writer's statistics held it. */
    private static final String CHECKPOINTS = "SELECT num_timed + num_requested FROM pg_stat_checkpointer";

    private static final String CHECKPOINTS_BEFORE_17 =
            "SELECT checkpoints_timed + checkpoints_req FROM pg_stat_bgwriter";

    private final ServerMeter server;
    private final String checkpoints;

    ServerCounts(ServerMeter server) {
        this.server = server;
        this.checkpoints = server.count(CHECKPOINTS) == null ? CHECKPOINTS_BEFORE_17 : CHECKPOINTS;
    }

    /** Checkpoints so far. */
    @Nullable Long checkpoints() {
        return server.count(checkpoints);
    }

    /** How often autovacuum has dealt with a table of this database so far. */
    @Nullable Long autovacuums() {
        return server.count(AUTOVACUUMS);
    }

    /** How many workers of autovacuum are at work on any database; 0 where the server does not tell. */
    long autovacuumsAtWork() {
        Long workers = server.count(AUTOVACUUMS_AT_WORK);
        return workers == null ? 0 : workers;
    }
}
