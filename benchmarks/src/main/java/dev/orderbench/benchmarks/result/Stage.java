package dev.orderbench.benchmarks.result;

import java.util.List;

/**
 * A part of a run: some operations, measured at one point in JVMs of their own.
 *
 * @param kind what it is measured for
 * @param point under which conditions
 * @param operations names of the operations, in the order in which they were measured
 * @param controlled the operations of which controls were measured too
 * @param jvms how many JVMs measured it, at least: the replicates that intervals are computed from
 * @param warmupSeconds how long each JVM ran all operations of all contenders before it measured
 * @param secondsPerOperation how long each JVM measured one operation, all contenders together
 * @param rounds how many slices each contender had for one operation in one JVM
 * @param sliceMillis length of a slice
 * @param settleMillis how long the contender of a slice ran before the slice was timed
 */
public record Stage(
        Kind kind,
        Point point,
        List<String> operations,
        List<String> controlled,
        int jvms,
        int warmupSeconds,
        int secondsPerOperation,
        int rounds,
        int sliceMillis,
        int settleMillis) {

    /** What a stage is measured for. */
    public enum Kind {
        /** To compare the contenders: it gives verdicts. */
        COMPARISON,

        /** To tell what a round trip over a network costs: it gives no verdicts. */
        NETWORK,

        /** To tell how cost grows with threads and data: it gives no verdicts. */
        SCALING,

        /** To tell what contenders cost as first written beside what they cost tuned: it gives no verdicts. */
        DRAFTS
    }

    public Stage {
        operations = List.copyOf(operations);
        controlled = List.copyOf(controlled);
    }

    /** Whether it measures an operation at a point. */
    public boolean measures(String operation, Point at) {
        return point.equals(at) && operations.contains(operation);
    }
}
