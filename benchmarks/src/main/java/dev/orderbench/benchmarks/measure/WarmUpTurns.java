package dev.orderbench.benchmarks.measure;

/**
 * Who calls in a round of the warm-up: of many threads a few, in turn. So the compiler has processors left, nobody waits for rows
 * that others have locked, and yet every thread calls, and every connection's statements are prepared.
 */
final class WarmUpTurns {

    /** Twice the processors of a small machine: enough to keep it busy. */
    private static final int USUALLY = 4;

    private WarmUpTurns() {}

    /**
     * Whether a thread calls in a round.
     *
     * @param rounds how many there are; where they are fewer than turns, more threads call at a time, so that none is left out
     */
    static boolean isOn(int thread, int round, int threads, int rounds) {
        int turns = Math.clamp(Math.ceilDiv(threads, USUALLY), 1, Math.max(1, rounds));
        return thread % turns == round % turns;
    }
}
