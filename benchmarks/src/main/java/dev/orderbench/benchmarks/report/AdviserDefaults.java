package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.statistics.PoolFacts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * With what the adviser's form is filled before its reader changes it.
 *
 * @param arrivalRate requests per second, of all instances
 * @param holdMillis how long a request holds its connection, in milliseconds
 * @param useful how many connections the server could make use of; empty where no sweep of sizes was measured
 * @param source where the numbers come from, as a sentence
 */
record AdviserDefaults(String arrivalRate, String holdMillis, String useful, String source) {

    /** Of what a program does in a request, the nearest. */
    private static final String OPERATION = "placeOrder";

    /** The nearest network first that a program is likely to have. */
    private static final List<String> ROUND_TRIPS = List.of(PoolFactor.rtt(1_000), PoolFactor.rtt(0));

    private static final AdviserDefaults EXAMPLE = new AdviserDefaults(
            "800", "6", "", "The numbers are an example: this run measured no sweep of pool sizes to take them from.");

    /**
     * The numbers of the sweep of pool sizes, or an example.
     *
     * @param baseline whose
     */
    static AdviserDefaults of(Contender baseline, PoolSection pool) {
        return ROUND_TRIPS.stream()
                .map(rtt -> PoolFacts.of(pool.experiments(), baseline.id(), OPERATION, rtt))
                .flatMap(Optional::stream)
                .findFirst()
                .map(facts -> new AdviserDefaults(
                        rounded(facts.arrivalRate()),
                        rounded(facts.holdMillis()),
                        Integer.toString(facts.useful()),
                        "The numbers are those of " + pool.whose() + ", " + facts.operation() + " of "
                                + Words.name(baseline)
                                + " over " + facts.rtt() + " ms: " + Numbers.share(PoolFacts.SHARE)
                                + " of the best throughput, the holding time, and the smallest pool that did nearly the"
                                + " best."))
                .orElse(EXAMPLE);
    }

    /** To what such a measurement repeats to, as the command rounds it. */
    private static String rounded(double number) {
        return new BigDecimal(number, new MathContext(3)).stripTrailingZeros().toPlainString();
    }
}
