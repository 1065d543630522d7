package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Footprint;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.statistics.Median;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What contenders bring with them, as a table.
 *
 * @param rows one for each contender, and one for the driver and the pool; none where that was not measured
 */
record FootprintTable(List<Row> rows) {

    static final String HEADING = "What each brings with it";

    private static final double BYTES_PER_MEGABYTE = 1e6;

    /**
     * One contender.
     *
     * @param contender its name
     * @param jars how many
     * @param megabytes all of them together
     * @param firstRow milliseconds
     * @param retained megabytes beyond those of the driver and the pool
     * @param note the jars, the largest first; where it failed, why
     */
    record Row(String contender, String jars, String megabytes, Figure firstRow, Figure retained, String note) {}

    static FootprintTable of(Results results) {
        List<Footprint> footprints = results.footprints();
        Optional<Double> bare = footprints.stream()
                .filter(footprint ->
                        footprint.contender().equals(Footprint.DRIVER_AND_POOL) && footprint.failure() == null)
                .map(footprint -> Median.of(footprint.retainedBytes().stream()
                        .map(Long::doubleValue)
                        .toList()))
                .findFirst();
        Map<String, String> names = results.contenders().stream().collect(Collectors.toMap(Contender::id, Words::name));
        return new FootprintTable(footprints.stream()
                .map(footprint ->
                        row(footprint, names.getOrDefault(footprint.contender(), "Driver and pool alone"), bare))
                .toList());
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** What its columns mean. */
    static final String LEGEND =
            "Jars and their megabytes are those that a program needs to use it, as Maven resolves them for the contender alone,"
                    + " the driver's included, without those of the pool. First row: milliseconds from the start of a fresh JVM"
                    + " until the first user was read, with a pool of one connection. Kept: megabytes of heap in use after"
                    + " collections, once each operation has been done, beyond those of a program that has the driver and the"
                    + " pool alone, whose row tells all of its own. Each is the median over fresh JVMs, which contenders start"
                    + " in turn; brackets hold the least and the largest, which are no interval of confidence.";

    private static Row row(Footprint footprint, String name, Optional<Double> bare) {
        boolean jarsKnown = !footprint.jars().isEmpty();
        String jars = jarsKnown ? Integer.toString(footprint.jars().size()) : "–";
        String megabytes = jarsKnown
                ? megabytes(footprint.jars().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                : "–";
        if (footprint.failure() != null) {
            return new Row(
                    name,
                    jars,
                    megabytes,
                    new Figure("–", ""),
                    new Figure("–", ""),
                    "not measured: " + Words.clause(footprint.failure()));
        }
        boolean isBare = footprint.contender().equals(Footprint.DRIVER_AND_POOL);
        List<Double> kept = footprint.retainedBytes().stream()
                .map(bytes -> (bytes - (isBare ? 0 : bare.orElse(0.0))) / BYTES_PER_MEGABYTE)
                .toList();
        return new Row(
                name,
                jars,
                megabytes,
                figure(footprint.firstRowMillis(), 0, ""),
                figure(kept, 1, isBare || bare.isEmpty() ? "" : "+"),
                jarList(footprint.jars()));
    }

    /** The median, with the least and the largest. */
    private static Figure figure(List<Double> values, int decimals, String sign) {
        double median = Median.of(values);
        double least = values.stream().min(Comparator.naturalOrder()).orElseThrow();
        double most = values.stream().max(Comparator.naturalOrder()).orElseThrow();
        return new Figure(
                signed(median, decimals, sign),
                values.size() == 1
                        ? ""
                        : "[" + signed(least, decimals, sign) + ", " + signed(most, decimals, sign) + "]");
    }

    private static String signed(double value, int decimals, String plus) {
        String digits = Numbers.fixed(Math.abs(value), decimals);
        boolean isZero = digits.equals(Numbers.fixed(0, decimals));
        return (isZero ? "" : value < 0 ? "−" : plus) + digits;
    }

    private static String megabytes(long bytes) {
        return Numbers.fixed(bytes / BYTES_PER_MEGABYTE, 1);
    }

    private static String jarList(Map<String, Long> jars) {
        return jars.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(jar -> jar.getKey().replaceAll("\\.jar$", "") + " "
                        + (jar.getValue() < BYTES_PER_MEGABYTE / 10 ? "<0.1" : megabytes(jar.getValue())))
                .collect(Collectors.joining(", "));
    }
}
