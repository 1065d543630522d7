package dev.orderbench.benchmarks.choice;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.measure.ParentWatch;
import dev.orderbench.benchmarks.workload.Parameters;
import dev.orderbench.benchmarks.workload.Supply;
import dev.orderbench.contract.NewOrder;
import dev.orderbench.database.Dataset;
import dev.orderbench.database.Pools;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JVM that measures combinations: in rounds, each combination for a slice, in an order that is shuffled anew in each round. Its
 * specification is the first line of its input.
 */
public final class CombinationMain {

    /** Begins the line with what was found. */
    static final String FOUND = "found";

    /** As those of the comparison. */
    private static final long SLICE_NANOS = Duration.ofMillis(40).toNanos();

    private CombinationMain() {}

    /**
     * What a JVM found.
     *
     * @param nanos for each pair, for each round, the mean time of a transaction
     */
    record Found(List<List<Double>> nanos) {}

    public static void main(String[] arguments) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        JsonMapper json = JsonMapper.shared();
        CombinationSpec spec = json.readValue(in.readLine(), CombinationSpec.class);
        ParentWatch.begin();
        List<Entrant> contenders = spec.contenders().stream().map(Entrant::of).toList();
        try (HikariDataSource pool = Pools.open(spec.database(), 1);
                OneConnection stores = OneConnection.of(contenders, pool)) {
            System.out.println(FOUND + " " + json.writeValueAsString(measure(spec, stores)));
        }
    }

    private static Found measure(CombinationSpec spec, OneConnection stores) {
        List<List<Double>> nanos = spec.pairs().stream()
                .<List<Double>>map(pair -> new ArrayList<>())
                .toList();
        Dataset dataset = new Dataset(spec.size());
        Supply supply = new Supply(dataset, 1);
        Random order = new Random(spec.seed());
        int round = 0;
        long warmUntil =
                System.nanoTime() + Duration.ofMillis(spec.warmupMillis()).toNanos();
        long until = warmUntil + Duration.ofMillis(spec.millis()).toNanos();
        while (System.nanoTime() < until || nanos.getFirst().isEmpty()) {
            boolean counts = System.nanoTime() >= warmUntil;
            List<Integer> shuffled = new ArrayList<>();
            for (int pair = 0; pair < spec.pairs().size(); pair++) {
                shuffled.add(pair);
            }
            Collections.shuffle(shuffled, order);
            round++;
            for (int pair : shuffled) {
                // All pairs of a round are given the same orders.
                Parameters parameters = new Parameters(dataset, supply, 0, spec.seed() * 1_000_003 + round);
                double mean = slice(stores, spec.pairs().get(pair), parameters);
                if (counts) {
                    nanos.get(pair).add(mean);
                }
            }
        }
        return new Found(nanos);
    }

    private static double slice(OneConnection stores, Pair pair, Parameters parameters) {
        long start = System.nanoTime();
        long now = start;
        int transactions = 0;
        while (now - start < SLICE_NANOS) {
            NewOrder placed = parameters.newOrder();
            if (!Sight.isClear(placed, stores.placeAndRead(pair, placed))) {
                throw new IllegalStateException(
                        "%s does not read what %s has placed".formatted(pair.read(), pair.write()));
            }
            transactions++;
            now = System.nanoTime();
        }
        return (double) (now - start) / transactions;
    }
}
