package dev.orderbench.benchmarks.measure;

/**
 * Who calls in a round of the warm-up: of many threads a few, in turn. So the compiler has processors left, nobody waits for rows
 * that others have locked, and yet every thread calls, and every connection's statements are prepared.
 */
final class WarmUpTurns {

    /** Twice the processors of a small machine: enough to keep it busy. */
    private static final int AT_A_TIME = 4;

    private WarmUpTurns() {}

    static boolean isOn(int thread, int round, int threads) {
        int groups = Math.ceilDiv(threads, AT_A_TIME);
        return thread / AT_A_TIME == Math.floorMod(round, groups);
    }
}
