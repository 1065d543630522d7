package dev.orderbench.benchmarks.result;

import java.util.List;
import java.util.Map;

/**
 * What a contender brings with it before it has done any work: its libraries, the time until its first row, and the memory that it
 * keeps.
 *
 * @param contender its id
 * @param jars size in bytes of each jar that a program needs to use it, by file name; those of the contract and of the pool, which
 *     all need, are left out
 * @param firstRowMillis for each fresh JVM, the time from its start until a first row was read through the contract, in milliseconds
 * @param retainedBytes for each fresh JVM, the heap in use after a collection, once each operation has been done, in bytes
 */
public record Footprint(
        String contender, Map<String, Long> jars, List<Double> firstRowMillis, List<Long> retainedBytes) {

    public Footprint {
        jars = Map.copyOf(jars);
        firstRowMillis = List.copyOf(firstRowMillis);
        retainedBytes = List.copyOf(retainedBytes);
    }
}
