package dev.orderbench.benchmarks.result;

/** A quantity that the pool laboratory measures, with its unit. */
public enum PoolFigure {
    /** Requests that were sent, whatever became of them. */
    ARRIVALS("arrivals", "1/s"),
    THROUGHPUT("answers", "1/s"),
    LATENCY_P50("latency p50", "ms"),
    LATENCY_P99("latency p99", "ms"),
    LATENCY_MAX("latency, longest", "ms"),
    WAIT_MEAN("wait for a connection, mean", "ms"),
    WAIT_P50("wait for a connection, p50", "ms"),
    WAIT_P90("wait for a connection, p90", "ms"),
    WAIT_P99("wait for a connection, p99", "ms"),
    /** Share of the borrows that found no connection free. */
    WAITED("waited for a connection", "%"),
    /** The same as Erlang's formula reckons it. */
    EXPECTED("expected to wait", "%"),
    /** Share of the requests that waited for a caller first, and so not in the pool. */
    UNATTENDED("due when no caller was free", "%"),
    /** Share of the borrows that were served before one that had come a millisecond earlier, or more. */
    OVERTOOK("overtook another", "%"),
    /** How many connections the server had at most. */
    CONNECTIONS("server connections", ""),
    /** How many connections those who are not superusers may have in all. */
    CEILING("may be had", ""),
    /** How many connections were lent when it began. */
    BUSY("lent", ""),
    /** How many connections were opened, or begun to be, meanwhile. */
    OPENED("connections asked for", ""),
    /** Mean share of the pool's connections that were lent. */
    UTILISATION("utilisation", "%"),
    /** From having a connection to giving it back. */
    HOLD_MEAN("holding time, mean", "ms"),
    HOLD_P99("holding time, p99", "ms"),
    /** Share of the holding time in which the connection waits for its client and not for the server. */
    IDLE("idle while held", "%"),
    BORROWS("borrows", "per operation"),
    FAILURES("failures", ""),
    /** Calls that had begun when the first of all failures came, and failed. */
    CUT_OFF("under way and failed", ""),
    /** Shares of all that was asked. */
    FAILURE_SHARE("turned away", "%"),
    /** Failures of another kind than the expected one, and calls that did not fail though they should. */
    OTHER_FAILURES("other outcomes", ""),
    /** How often the code that took a connection was named. */
    NAMED("named the culprit", "times"),
    /** How often something was tried, and did what it is for. */
    TRIED("tried", "times"),
    WORKED("worked", "times"),
    TIME("time", "ms"),
    /** Callers that never got an answer. */
    STUCK("stuck for good", "callers"),
    /** Orders that were acknowledged and are not there. */
    LOST("lost orders", ""),
    TIME_P99("time, p99", "ms"),
    /** By how much a wait without any pool, as long and at the same time, took longer than it should. */
    PLAIN_WAIT("a plain wait was late", "ms"),
    PLAIN_WAIT_P99("a plain wait was late, p99", "ms"),
    NANOS("time", "ns"),
    ALLOCATED("allocated", "B");

    private final String title;
    private final String unit;

    PoolFigure(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    /** The head of its column, without the unit. */
    public String title() {
        return title;
    }

    /** Empty for a count. */
    public String unit() {
        return unit;
    }
}
