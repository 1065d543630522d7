package dev.orderbench.benchmarks.audit;

/** Is told how an audit goes on, on the thread that runs it. */
public interface AuditProgress {

    /** Something that takes a moment has begun, for instance loading the dataset. */
    void step(String what);

    /**
     * Another case has begun.
     *
     * @param what contender, variant and operation
     * @param shareDone of all cases, from 0 to 1
     */
    void part(String what, double shareDone);
}
