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
 * @param drafts whether drafts took turns with the contenders in the same JVMs, where each makes calls harder to inline for all
 */
public record Point(int threads, boolean virtualThreads, int rttMicros, String dataSize, boolean drafts) {

    /** Contenders among themselves. */
    public Point(int threads, boolean virtualThreads, int rttMicros, String dataSize) {
        this(threads, virtualThreads, rttMicros, dataSize, false);
    }

    /** Platform threads, and the server as near as it was. */
    public static Point of(int threads, String dataSize) {
        return new Point(threads, false, 0, dataSize);
    }

    /** The same with drafts in the same JVMs. */
    public Point withDrafts() {
        return new Point(threads, virtualThreads, rttMicros, dataSize, true);
    }

    /** Its name for people in a run of which {@code usualSize} is the usual size of the dataset, which is then left out. */
    public String label(String usualSize) {
        return conditions() + (dataSize.equals(usualSize) ? "" : ", " + dataSize);
    }

    /** Its name for people but for the size of the dataset, as in {@code 8 virtual threads} or {@code 1 thread, 0.5 ms round trip}. */
    public String conditions() {
        String count = String.format(
                Locale.ROOT, "%,d %sthread%s", threads, virtualThreads ? "virtual " : "", threads == 1 ? "" : "s");
        return count + (rttMicros == 0 ? "" : ", " + rttMillis() + " ms round trip") + (drafts ? ", with drafts" : "");
    }

    /** The simulated round-trip time in milliseconds, with no more decimals than it needs. */
    public String rttMillis() {
        return BigDecimal.valueOf(rttMicros, 3).stripTrailingZeros().toPlainString();
    }
}
