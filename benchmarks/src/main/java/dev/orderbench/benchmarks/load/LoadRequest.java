package dev.orderbench.benchmarks.load;

import java.util.concurrent.Callable;

/** What a load generator sends: called by several workers at the same time. */
@FunctionalInterface
public interface LoadRequest {

    /**
     * Sends one request and waits for its answer.
     *
     * @param worker number of the calling worker, from 0; one worker never calls twice at the same time
     * @throws Exception when the request failed; it is counted by its class and has no latency
     */
    void send(int worker) throws Exception;

    /** A request that is the same for all workers. */
    static LoadRequest of(Callable<?> request) {
        return worker -> request.call();
    }
}
