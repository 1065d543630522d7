package dev.orderbench.benchmarks.measure;

/** Is told how a run goes on, on the thread that runs it. */
public interface ProgressListener {

    /** Something that takes a moment has begun, for instance loading the dataset. */
    void step(String what);

    /** A cell is wrong or failed, or a JVM did; the run goes on. */
    void problem(String what);

    /**
     * A slice is done.
     *
     * @param jvm number of the JVM, from 1
     * @param jvms how many there are in all
     * @param what what is going on: the operation and number of threads, or warm-up
     * @param shareDone of all slices of the run, from 0 to 1
     */
    void slice(int jvm, int jvms, String what, double shareDone);

    /**
     * A part of something longer has begun.
     *
     * @param what what is going on
     * @param shareDone of the whole, from 0 to 1
     */
    void part(String what, double shareDone);
}
