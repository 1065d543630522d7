package dev.orderbench.benchmarks.result;

import java.math.BigDecimal;

/** A condition under which something was found in the pool laboratory; its values are texts as a reader is shown them. */
public enum PoolFactor {
    /** Id of a contender. */
    CONTENDER("contender"),
    /** Name of an operation. */
    OPERATION("operation"),
    /** Largest number of connections of the pool. */
    POOL_SIZE("pool size"),
    /** How many callers there were at the same time. */
    THREADS("callers"),
    /** {@code platform} or {@code virtual}. */
    THREAD_KIND("threads"),
    /** Simulated round-trip time, in milliseconds. */
    RTT("round trip, ms"),
    /** Which of several passes over all else. */
    REPETITION("pass"),
    /** Arrival rate as a share of capacity, in percent. */
    LOAD("load, % of capacity"),
    /** Number of a program. */
    INSTANCE("instance"),
    /** How long a statement may run. */
    LIMIT("statement time-out"),
    /** What was done otherwise than in the row beside it. */
    WAY("way");

    private final String title;

    PoolFactor(String title) {
        this.title = title;
    }

    /** A value of it as a part of a title. */
    public String phrase(String value) {
        return switch (this) {
            case CONTENDER, OPERATION, WAY -> value;
            case POOL_SIZE -> "pool of " + value;
            case THREADS -> value + " callers";
            case THREAD_KIND -> value + " threads";
            case RTT -> "round trip " + value + " ms";
            case REPETITION -> "pass " + value;
            case LOAD -> value + " % of capacity";
            case INSTANCE -> "instance " + value;
            case LIMIT -> "statement time-out " + value;
        };
    }

    /** A round-trip time in milliseconds as a value of {@link #RTT}, with no more decimals than it needs. */
    public static String rtt(int micros) {
        return BigDecimal.valueOf(micros, 3).stripTrailingZeros().toPlainString();
    }

    /** The head of its column. */
    public String title() {
        return title;
    }
}
