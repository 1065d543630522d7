package dev.orderbench.benchmarks.result;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * The conditions under which operations were measured.
 *
 * @param threads number of threads that called the stores
 * @param virtualThreads whether they were virtual threads, or else platform threads
 * @param rttMicros simulated round-trip time between client and server, in microseconds; 0 where nothing was simulated
 * @param dataSize name of the dataset's size
 */
public record Point(int threads, boolean virtualThreads, int rttMicros, String dataSize) {

    /** Platform threads, and the server as near as it was. */
    public static Point of(int threads, String dataSize) {
        return new Point(threads, false, 0, dataSize);
    }

    /** Its name for people in a run of which {@code usualSize} is the usual size of the dataset, which is then left out. */
    public String label(String usualSize) {
        return conditions() + (dataSize.equals(usualSize) ? "" : ", " + dataSize);
    }

    /** Its name for people but for the size of the dataset, as in {@code 8 virtual threads} or {@code 1 thread, 0.5 ms round trip}. */
    public String conditions() {
        String count = String.format(
                Locale.ROOT, "%,d %sthread%s", threads, virtualThreads ? "virtual " : "", threads == 1 ? "" : "s");
        return rttMicros == 0 ? count : count + ", " + rttMillis() + " ms round trip";
    }

    /** The simulated round-trip time in milliseconds, with no more decimals than it needs. */
    public String rttMillis() {
        return BigDecimal.valueOf(rttMicros, 3).stripTrailingZeros().toPlainString();
    }
}
