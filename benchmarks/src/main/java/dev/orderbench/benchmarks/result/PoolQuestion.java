package dev.orderbench.benchmarks.result;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an experiment of the pool laboratory finds out; in the order in which they are done and shown. */
public enum PoolQuestion {
    /** What opening a connection costs, against borrowing one. */
    CONNECTION,
    /** What borrowing a connection and giving it back costs. */
    BORROW,
    /** How throughput and waiting depend on the size of the pool. */
    SIZE,
    /** How long an operation keeps its connection, and how much of that the connection idles. */
    HOLDING,
    /** What happens when more is asked for than can be done. */
    SATURATION,
    /** Whether a pool of the size that the adviser names does what it says. */
    ADVICE,
    /** What happens when many callers come at once to a cold pool. */
    SPIKE,
    /** How a connection that is never given back is found. */
    LEAK,
    /** How long it takes until all works again after the server was lost. */
    RECOVERY,
    /** What one slow statement does to the others. */
    TIMEOUT,
    /** What changes with PgBouncer between pool and server. */
    PGBOUNCER,
    /** How several programs share one server. */
    INSTANCES;

    /** The name that users write: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The question of a name.
     *
     * @throws IllegalArgumentException naming the accepted ones
     */
    public static PoolQuestion of(String label) {
        return Arrays.stream(values())
                .filter(question -> question.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown experiment '%s': expected one of %s"
                        .formatted(
                                label,
                                Arrays.stream(values()).map(PoolQuestion::label).collect(Collectors.joining(", ")))));
    }
}
