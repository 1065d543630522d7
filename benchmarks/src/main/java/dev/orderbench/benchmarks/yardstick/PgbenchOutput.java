package dev.orderbench.benchmarks.yardstick;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what pgbench prints at its end, of version 14 or later. */
final class PgbenchOutput {

    private static final Pattern TRANSACTIONS =
            Pattern.compile("(?m)^number of transactions actually processed: (\\d+)");
    private static final Pattern FAILED = Pattern.compile("(?m)^number of failed transactions: (\\d+)");
    private static final Pattern LATENCY = Pattern.compile("(?m)^latency average = ([\\d.]+) ms");
    private static final Pattern PER_SECOND =
            Pattern.compile("(?m)^tps = ([\\d.]+) \\(without initial connection time\\)");

    private PgbenchOutput() {}

    /**
     * Reads it.
     *
     * @throws YardstickFailedException when a figure is missing, none was done, or one failed
     */
    static Pgbench.Piece parse(String output) throws YardstickFailedException {
        long transactions = Long.parseLong(find(TRANSACTIONS, output));
        // Before version 15 a transaction that failed ended the client, and so pgbench with an error.
        Matcher failed = FAILED.matcher(output);
        if (failed.find() && !failed.group(1).equals("0")) {
            throw new YardstickFailedException("%s transactions of pgbench failed".formatted(failed.group(1)), null);
        }
        if (transactions == 0) {
            throw new YardstickFailedException("pgbench did not get a single transaction done", null);
        }
        return new Pgbench.Piece(
                transactions, Double.parseDouble(find(PER_SECOND, output)), Double.parseDouble(find(LATENCY, output)));
    }

    private static String find(Pattern pattern, String output) throws YardstickFailedException {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new YardstickFailedException(
                    "pgbench did not print its figures as versions 14 and later do, but: "
                            + output.strip().replaceAll("\\s*\n\\s*", " | "),
                    null);
        }
        return matcher.group(1);
    }
}
