package dev.orderbench.benchmarks.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What other clients did with the statements of raw JDBC after a JVM had measured: on a fresh copy of the database that it began
 * with (on its own until 2026-11-28), with as many connections as it had threads.
 *
 * @param absence why pieces are lacking, as a sentence without its full stop; {@code null} where all were run
 * @param pieces what was run
 */
public record Yardstick(@Nullable String absence, List<Piece> pieces) {

    /** The name of the operation that only asks for {@code SELECT 1}. */
    public static final String FLOOR = "select1";

    public Yardstick {
        pieces = List.copyOf(pieces);
    }

    /** Who called. */
    public enum Client {
        /** PostgreSQL's own client, in C. */
        PGBENCH,
        /** The driver and the pool, and nothing else. */
        DRIVER
    }

    /**
     * One client, doing one operation for a few seconds.
     *
     * @param client who
     * @param operation name of the operation, or {@link #FLOOR}
     * @param perSecond operations of all connections in a second
     */
    public record Piece(Client client, String operation, double perSecond) {}
}
