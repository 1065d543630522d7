import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.DatasetSize;
import dev.orderbench.database.Pools;
import dev.orderbench.database.PostgresServer;
import dev.orderbench.database.TemplateDatabase;
import dev.orderbench.database.WorkingDatabase;
import dev.orderbench.database.wire.Network;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The same operations over a path with a real delay, and over the same path without it but with the simulated one, in turn.
 * Arguments: the server's URL, the program that sets the path's round-trip time in microseconds, the file for raw data, the
 * number of rounds, the seconds of a slice. See README.md.
 */
final class RealDelay {

    private static final long[] ROUND_TRIP_MICROS = {0, 500, 1_000, 5_000};
    private static final DatasetSize SIZE = DatasetSize.SMALL;

    private final String delayProgram;
    private final int rounds;
    private final double sliceSeconds;
    private final Random order = new Random(1);
    private final Map<String, List<Slice>> realSlices = new LinkedHashMap<>();
    private final Map<String, List<Slice>> simulatedSlices = new LinkedHashMap<>();

    private RealDelay(String delayProgram, int rounds, double sliceSeconds) {
        this.delayProgram = delayProgram;
        this.rounds = rounds;
        this.sliceSeconds = sliceSeconds;
    }

    public static void main(String[] arguments) throws Exception {
        RealDelay experiment =
                new RealDelay(arguments[1], Integer.parseInt(arguments[3]), Double.parseDouble(arguments[4]));
        try (PrintStream raw = new PrintStream(arguments[2]);
                PostgresServer server = PostgresServer.start(arguments[0]);
                TemplateDatabase template = TemplateDatabase.create(server, SIZE);
                WorkingDatabase database = template.copy()) {
            raw.println("rtt_us\tround\tkind\toperation\tmean_us\tmedian_us\toperations");
            for (long micros : ROUND_TRIP_MICROS) {
                experiment.run(database.connection(), micros, raw);
            }
            experiment.print();
        }
    }

    private void run(ConnectionInfo database, long micros, PrintStream raw) throws Exception {
        setDelay(0);
        Network network = new Network(Duration.ofNanos(micros * 1_000));
        try (HikariDataSource near = Pools.open(database, 1);
                HikariDataSource far = Pools.open(database, 1, network)) {
            Map<String, LongConsumer> real = operations(near);
            Map<String, LongConsumer> simulated = operations(far);
            for (int round = -1; round < rounds; round++) {
                List<Boolean> kinds = new ArrayList<>(List.of(true, false));
                Collections.shuffle(kinds, order);
                for (boolean isReal : kinds) {
                    setDelay(isReal ? micros : 0);
                    for (Map.Entry<String, LongConsumer> one : (isReal ? real : simulated).entrySet()) {
                        Slice slice = slice(one.getValue(), 1_000L * round + micros);
                        if (round >= 0) {
                            String key = "%4.1f ms  %-22s".formatted(micros / 1e3, one.getKey());
                            (isReal ? realSlices : simulatedSlices)
                                    .computeIfAbsent(key, k -> new ArrayList<>())
                                    .add(slice);
                            raw.printf(
                                    Locale.ROOT,
                                    "%d\t%d\t%s\t%s\t%.2f\t%.2f\t%d%n",
                                    micros,
                                    round,
                                    isReal ? "real" : "simulated",
                                    one.getKey(),
                                    slice.mean,
                                    slice.median,
                                    slice.operations);
                        }
                    }
                }
            }
        } finally {
            setDelay(0);
        }
    }

    /** Times of an operation in microseconds. */
    private record Slice(double mean, double median, int operations) {}

    /** Does an operation again and again; the first fifth is discarded. */
    private Slice slice(LongConsumer operation, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long begun = System.nanoTime();
        long settled = begun + (long) (sliceSeconds * 0.2e9);
        long end = begun + (long) (sliceSeconds * 1e9);
        List<Double> times = new ArrayList<>();
        for (long now = begun; now < end || times.isEmpty(); ) {
            operation.accept(random.nextLong());
            long after = System.nanoTime();
            if (now >= settled) {
                times.add((after - now) / 1e3);
            }
            now = after;
        }
        Collections.sort(times);
        double mean = times.stream().mapToDouble(d -> d).average().orElseThrow();
        return new Slice(mean, times.get(times.size() / 2), times.size());
    }

    private static Map<String, LongConsumer> operations(HikariDataSource pool) {
        OrderStore store = ServiceLoader.load(OrderStoreProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.id().equals("raw-jdbc"))
                .findFirst()
                .orElseThrow()
                .create(pool, StoreOptions.defaults());
        Map<String, LongConsumer> operations = new LinkedHashMap<>();
        operations.put("SELECT 1", random -> selectOne(pool));
        operations.put(
                "findOrder", random -> store.findOrder(1 + Math.floorMod(random, SIZE.orders())));
        operations.put(
                "userWithRecentOrders", random -> store.userWithRecentOrders(1 + Math.floorMod(random, SIZE.users()), 10));
        operations.put("placeOrder, 3 lines", random -> {
            List<NewOrder.Line> lines = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                lines.add(new NewOrder.Line(1 + Math.floorMod(random >>> 8 * i, SIZE.products()), 1));
            }
            store.placeOrder(new NewOrder(1 + Math.floorMod(random, SIZE.users()), lines));
        });
        return operations;
    }

    private static void selectOne(HikariDataSource pool) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void setDelay(long micros) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(delayProgram).toAbsolutePath().toString(), "set", String.valueOf(micros))
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(delayProgram + " set " + micros + " failed");
        }
    }

    private void print() {
        System.out.println("Simulated against real within one JVM; each ratio with its t-interval (95 %) over the rounds.");
        System.out.println("rtt      operation                  real us   ratio of medians       ratio of means");
        realSlices.forEach((key, real) -> {
            List<Slice> simulated = simulatedSlices.get(key);
            System.out.printf(
                    Locale.ROOT,
                    "%s  %8.0f   %s   %s%n",
                    key,
                    real.stream().mapToDouble(Slice::median).average().orElseThrow(),
                    ratio(simulated, real, Slice::median),
                    ratio(simulated, real, Slice::mean));
        });
    }

    private static String ratio(List<Slice> simulated, List<Slice> real, ToDoubleFunction<Slice> time) {
        int rounds = real.size();
        double[] logs = IntStream.range(0, rounds)
                .mapToDouble(i -> Math.log(time.applyAsDouble(simulated.get(i)) / time.applyAsDouble(real.get(i))))
                .toArray();
        double mean = DoubleStream.of(logs).average().orElseThrow();
        double variance = DoubleStream.of(logs).map(d -> (d - mean) * (d - mean)).sum() / (rounds - 1);
        double half =
                TDistribution.of(rounds - 1).inverseCumulativeProbability(0.975) * Math.sqrt(variance / rounds);
        return "%.3f [%.3f, %.3f]".formatted(Math.exp(mean), Math.exp(mean - half), Math.exp(mean + half));
    }
}
