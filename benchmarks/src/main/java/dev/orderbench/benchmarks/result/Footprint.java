package dev.orderbench.benchmarks.result;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a contender brings with it before it has done any work: its libraries, the time until its first row, and the memory that it
 * keeps.
 *
 * @param contender its id, or {@value #DRIVER_AND_POOL} for a program that has these and no contender
 * @param failure why nothing was measured of it, or {@code null}
 * @param jars size in bytes of each jar that a program needs to use it, by file name, the driver's included; modules of this
 *     project, and what only the pool needs, are left out. Empty where they are not known
 * @param firstRowMillis for each fresh JVM, the time from its start until a first row was read through the contract, in milliseconds
 * @param retainedBytes for each fresh JVM, the heap in use after a collection, once each operation has been done, in bytes; that of
 *     the driver and the pool is in it
 */
public record Footprint(
        String contender,
        @Nullable String failure,
        Map<String, Long> jars,
        List<Double> firstRowMillis,
        List<Long> retainedBytes) {

    /** In the place of a contender: what all others are held against. */
    public static final String DRIVER_AND_POOL = "driver and pool";

    public Footprint {
        jars = Collections.unmodifiableSortedMap(new TreeMap<>(jars));
        firstRowMillis = List.copyOf(firstRowMillis);
        retainedBytes = List.copyOf(retainedBytes);
    }
}
