package dev.orderbench.benchmarks.load;

import java.util.List;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether the backlog of a run kept growing, which tells a rate above capacity from a stall: however long, a stall is
 * worked off and the queue is empty again, while a queue that more enters than leaves is never empty again.
 *
 * <p>The run is cut into quarters. It was above capacity when each quarter's smallest lag is greater than that of the
 * quarter before it, and in the last quarter no request found a free worker.
 */
final class Backlog {

    private static final int PARTS = 4;

    private final int requests;
    private final List<LongAccumulator> smallestLags = Stream.generate(
                    () -> new LongAccumulator(Math::min, Long.MAX_VALUE))
            .limit(PARTS)
            .toList();

    /**
     * @param requests how many are due in the run
     */
    Backlog(int requests) {
        this.requests = requests;
    }

    /**
     * A request of the run, by its index, was begun.
     *
     * @param lag how long it had waited for a free worker by then; zero when one was free
     */
    void add(int request, long lag) {
        smallestLags.get((int) ((long) request * PARTS / requests)).accumulate(lag);
    }

    boolean keptGrowing() {
        return requests >= PARTS
                && smallestLags.getLast().get() > 0
                && IntStream.range(1, PARTS)
                        .allMatch(i -> smallestLags.get(i).get()
                                > smallestLags.get(i - 1).get());
    }
}
