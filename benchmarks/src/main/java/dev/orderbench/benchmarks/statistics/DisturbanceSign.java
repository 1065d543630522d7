package dev.orderbench.benchmarks.statistics;

/** Something that shows that other work than the measured one went on while a JVM measured. */
public sealed interface DisturbanceSign {

    /**
     * Other processes used processors.
     *
     * @param seconds for how long, at least
     * @param processors how many processors they used in the worst interval
     */
    record ForeignCpu(double seconds, double processors) implements DisturbanceSign {}

    /**
     * Memory answered slowly: others filled the caches that processors share.
     *
     * @param seconds for how long, at least
     * @param factor the cache probe's time in the worst interval, divided by what is usual in this run
     */
    record SlowMemory(double seconds, double factor) implements DisturbanceSign {}

    /** Processes had to wait for so many pages to be read. */
    record MajorFaults(long pages) implements DisturbanceSign {}

    /** The machine swapped so many pages in or out. */
    record Swapping(long pages) implements DisturbanceSign {}

    /** The server wrote so many checkpoints. */
    record Checkpoints(long count) implements DisturbanceSign {}

    /** Autovacuum was seen at work so many times. */
    record Autovacuums(long count) implements DisturbanceSign {}
}
