package dev.orderbench.benchmarks.workload;

import dev.orderbench.database.DatasetSize;
import java.util.List;

/**
 * How much of a run goes into what gives no verdicts: the cost over a network, over threads and over data.
 *
 * @param overNetwork which operations are measured over a network
 * @param overThreads which are measured with other numbers of threads than those compared
 * @param platformThreads with how many platform threads
 * @param virtualThreads with how many virtual ones
 * @param sizes on which data reads by key are measured
 * @param jvms how many JVMs measure each point, at most
 * @param secondsPerOperation how long each of them measures one operation, all contenders together
 */
public record Extent(
        List<Operation> overNetwork,
        List<Operation> overThreads,
        List<Integer> platformThreads,
        List<Integer> virtualThreads,
        List<DatasetSize> sizes,
        int jvms,
        int secondsPerOperation) {

    public Extent {
        overNetwork = List.copyOf(overNetwork);
        overThreads = List.copyOf(overThreads);
        platformThreads = List.copyOf(platformThreads);
        virtualThreads = List.copyOf(virtualThreads);
        sizes = List.copyOf(sizes);
    }

    /**
     * All operations, in as many JVMs as give an interval worth its name.
     *
     * @param secondsPerOperation as in a comparison
     */
    public static Extent thorough(List<Operation> operations, int secondsPerOperation) {
        return new Extent(
                operations,
                operations,
                List.of(1, 2, 4, 8, 16, 32),
                List.of(4, 16, 32),
                List.of(DatasetSize.SMALL, DatasetSize.MEDIUM, DatasetSize.LARGE),
                3,
                secondsPerOperation);
    }

    /**
     * All operations over a network and over data, and one of each kind over threads: threads have the most points, and an
     * operation's warm-up at each of them is what takes the time.
     *
     * @param secondsPerOperation as in a comparison
     */
    static Extent wide(List<Operation> operations, List<Operation> overThreads, int secondsPerOperation) {
        Extent all = thorough(operations, secondsPerOperation);
        return new Extent(
                all.overNetwork,
                of(operations, overThreads),
                all.platformThreads,
                all.virtualThreads,
                all.sizes,
                all.jvms,
                secondsPerOperation);
    }

    /**
     * A nested read and a transaction over a network, the transaction over threads, and no data that takes long to load: in two JVMs,
     * the least that gives an interval at all.
     *
     * @param operations what is measured at all
     */
    static Extent brief(List<Operation> operations) {
        return new Extent(
                of(operations, List.of(Operation.USER_WITH_RECENT_ORDERS, Operation.PLACE_ORDER)),
                of(operations, List.of(Operation.PLACE_ORDER)),
                List.of(1, 4, 16),
                List.of(16),
                List.of(DatasetSize.SMALL, DatasetSize.MEDIUM),
                2,
                3);
    }

    private static List<Operation> of(List<Operation> operations, List<Operation> wanted) {
        return wanted.stream().filter(operations::contains).toList();
    }
}
