import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.benchmarks.workload.Parameters;
import dev.orderbench.benchmarks.workload.Supply;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.DatasetSize;
import dev.orderbench.database.Pools;
import dev.orderbench.database.PostgresServer;
import dev.orderbench.database.TemplateDatabase;
import dev.orderbench.database.WorkingDatabase;
import dev.orderbench.database.wire.WireMeter;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.AutoSave;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * What each setting of server, driver and pool does: operations of raw JDBC, one thread, with the setting as this project has
 * it and with another value, in turn, in shuffled order. Arguments: the file for raw data, the number of rounds, the
 * milliseconds of a slice. See README.md.
 */
final class SettingsEffect {

    private static final DatasetSize SIZE = DatasetSize.SMALL;
    private static final List<Operation> OPERATIONS = List.of(
            Operation.FIND_ORDER,
            Operation.USER_WITH_RECENT_ORDERS,
            Operation.SEARCH_ORDERS,
            Operation.SALES_REPORT,
            Operation.PLACE_ORDER,
            Operation.IMPORT_ORDERS);

    private final int rounds;
    private final long sliceNanos;
    private final PrintStream raw;
    private final Random order = new Random(1);

    private SettingsEffect(int rounds, long sliceNanos, PrintStream raw) {
        this.rounds = rounds;
        this.sliceNanos = sliceNanos;
        this.raw = raw;
    }

    public static void main(String[] arguments) throws Exception {
        try (PrintStream raw = new PrintStream(arguments[0]);
                PostgresServer server = PostgresServer.start("embedded");
                TemplateDatabase template = TemplateDatabase.create(server, SIZE);
                WorkingDatabase database = template.copy()) {
            raw.println("setting\toperation\tround\tours_us\tother_us");
            SettingsEffect experiment =
                    new SettingsEffect(Integer.parseInt(arguments[1]), Long.parseLong(arguments[2]) * 1_000_000, raw);
            System.out.println("setting (other value)                    operation              other / ours in time     "
                    + "round trips   wire kB       heap kB       WAL kB");
            experiment.compare("nothing", database, database, source -> {}, 1);
            experiment.drivers(database);
            experiment.sessions(database);
            experiment.servers(template);
        }
    }

    private void drivers(WorkingDatabase database) throws SQLException {
        compare("ApplicationName none", database, database, source -> source.setApplicationName(""), 1);
        compare("prepareThreshold 0", database, database, source -> source.setPrepareThreshold(0), 1);
        compare("preparedStatementCacheQueries 0", database, database, source -> source.setPreparedStatementCacheQueries(0), 1);
        compare("preparedStatementCacheSizeMiB 0", database, database, source -> source.setPreparedStatementCacheSizeMiB(0), 1);
        compare("reWriteBatchedInserts true", database, database, source -> source.setReWriteBatchedInserts(true), 1);
        compare("defaultRowFetchSize 10", database, database, source -> source.setDefaultRowFetchSize(10), 1);
        compare("preferQueryMode simple", database, database, source -> source.setPreferQueryMode(PreferQueryMode.SIMPLE), 1);
        compare("autosave always", database, database, source -> source.setAutosave(AutoSave.ALWAYS), 1);
        compare("maximumPoolSize 4", database, database, source -> {}, 4);
    }

    private void sessions(WorkingDatabase database) throws SQLException {
        for (String setting : List.of(
                "effective_cache_size=32MB",
                "random_page_cost=4",
                "work_mem=4MB",
                "work_mem=64kB",
                "jit=on",
                "plan_cache_mode=force_custom_plan",
                "plan_cache_mode=force_generic_plan",
                "synchronous_commit=on",
                "timezone=Asia/Kolkata")) {
            compare(setting, database, database, source -> source.setOptions("-c " + setting), 1);
        }
    }

    /** Servers of their own, which differ from ours in one setting, or in those that cannot be changed alone. */
    private void servers(TemplateDatabase ours) throws Exception {
        Map<String, Map<String, String>> others = new LinkedHashMap<>();
        others.put("fsync=on", Map.of("fsync", "on"));
        others.put("fsync=on synchronous_commit=on", Map.of("fsync", "on", "synchronous_commit", "on"));
        others.put("full_page_writes=on", Map.of("full_page_writes", "on"));
        others.put("wal_level=replica", Map.of("wal_level", "replica", "max_wal_senders", "10"));
        others.put("shared_buffers=128MB", Map.of("shared_buffers", "128MB"));
        others.put("io_method=worker", Map.of("io_method", "worker"));
        others.put("max_connections=1000", Map.of("max_connections", "1000"));
        others.put("maintenance_work_mem=64MB", Map.of("maintenance_work_mem", "64MB"));
        others.put("checkpoints: 30 s and 1GB", Map.of("checkpoint_timeout", "30s", "max_wal_size", "1GB"));
        others.put("locale C.UTF-8", Map.of());
        for (Map.Entry<String, Map<String, String>> other : others.entrySet()) {
            Map<String, String> settings = new LinkedHashMap<>();
            WorkingDatabase database = ours.copy();
            PostgresServer.settings(database.connection()).forEach((name, value) -> {
                if (!List.of("server_encoding", "ssl", "autovacuum", "TimeZone", "server_version", "track_io_timing")
                        .contains(name)) {
                    settings.put(name, value);
                }
            });
            settings.putAll(other.getValue());
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale", other.getKey().startsWith("locale") ? "C.UTF-8" : "C")
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setErrorRedirector(ProcessBuilder.Redirect.DISCARD);
            settings.forEach(builder::setServerConfig);
            try (EmbeddedPostgres started = builder.start();
                    PostgresServer server = PostgresServer.start(
                            "jdbc:postgresql://localhost:%d/postgres?user=postgres".formatted(started.getPort()));
                    TemplateDatabase template = TemplateDatabase.create(server, SIZE);
                    WorkingDatabase copy = template.copy()) {
                compare(other.getKey(), database, copy, source -> {}, 1);
            } finally {
                database.close();
            }
        }
    }

    /** What an operation costs beside time, for one call. */
    private record Cost(double roundTrips, double wireBytes, double heapBytes, double walBytes) {}

    private void compare(
            String name, WorkingDatabase ours, WorkingDatabase theirs, Consumer<PGSimpleDataSource> change, int poolSize)
            throws SQLException {
        PGSimpleDataSource usual = (PGSimpleDataSource) ours.connection().dataSource();
        PGSimpleDataSource changed = (PGSimpleDataSource) theirs.connection().dataSource();
        change.accept(changed);
        try (HikariDataSource left = Pools.open(usual, 1, Duration.ofSeconds(5));
                HikariDataSource right = Pools.open(changed, poolSize, Duration.ofSeconds(5));
                OrderStore leftStore = store(left);
                OrderStore rightStore = store(right)) {
            for (Operation operation : OPERATIONS) {
                Parameters leftParameters = parameters(ours, 1);
                Parameters rightParameters = parameters(theirs, 1);
                List<Double> logs = new ArrayList<>();
                for (int round = -8; round < rounds; round++) {
                    List<Boolean> sides = new ArrayList<>(List.of(true, false));
                    Collections.shuffle(sides, order);
                    double[] micros = new double[2];
                    for (boolean isLeft : sides) {
                        micros[isLeft ? 0 : 1] = isLeft
                                ? slice(operation, leftStore, leftParameters)
                                : slice(operation, rightStore, rightParameters);
                    }
                    if (round >= 0) {
                        logs.add(Math.log(micros[1] / micros[0]));
                        raw.printf(Locale.ROOT, "%s\t%s\t%d\t%.2f\t%.2f%n", name, operation.label(), round, micros[0], micros[1]);
                    }
                }
                Cost one = cost(operation, ours, source -> {});
                Cost other = cost(operation, theirs, change);
                System.out.printf(
                        Locale.ROOT,
                        "%-40s %-22s %s   %s %s %s %s%n",
                        name,
                        operation.label(),
                        ratio(logs),
                        pair(one.roundTrips, other.roundTrips, 1),
                        pair(one.wireBytes, other.wireBytes, 1_000),
                        pair(one.heapBytes, other.heapBytes, 1_000),
                        pair(one.walBytes, other.walBytes, 1_000));
            }
        }
    }

    private static String pair(double ours, double other, double unit) {
        return "%-13s".formatted("%.1f %.1f".formatted(ours / unit, other / unit));
    }

    private static OrderStore store(HikariDataSource pool) {
        return ServiceLoader.load(OrderStoreProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.id().equals("raw-jdbc"))
                .findFirst()
                .orElseThrow()
                .create(pool, StoreOptions.defaults());
    }

    private static Parameters parameters(WorkingDatabase database, long seed) {
        return new Parameters(
                new dev.orderbench.database.Dataset(SIZE), new Supply(new dev.orderbench.database.Dataset(SIZE), 1), 0, seed);
    }

    /** The mean time of a call in microseconds; the first fifth is thrown away. */
    private double slice(Operation operation, OrderStore store, Parameters parameters) {
        long begun = System.nanoTime();
        long from = begun;
        int calls = 0;
        long now = begun;
        while (now - begun < sliceNanos) {
            operation.invoke(store, parameters);
            now = System.nanoTime();
            if (now - begun < sliceNanos / 5) {
                from = now;
            } else {
                calls++;
            }
        }
        return (now - from) / 1e3 / calls;
    }

    /** Counts, over calls in the steady state. */
    private static Cost cost(Operation operation, WorkingDatabase database, Consumer<PGSimpleDataSource> change)
            throws SQLException {
        PGSimpleDataSource source = (PGSimpleDataSource) database.connection().dataSource();
        change.accept(source);
        try (WireMeter meter = WireMeter.open()) {
            meter.attachTo(source);
            try (HikariDataSource pool = Pools.open(source, 1, Duration.ofSeconds(5));
                    OrderStore store = store(pool)) {
                Parameters parameters = parameters(database, 2);
                boolean isLong = List.of(Operation.SALES_REPORT, Operation.IMPORT_ORDERS).contains(operation);
                for (int i = 0; i < (isLong ? 6 : 40); i++) {
                    operation.invoke(store, parameters);
                }
                int calls = isLong ? 10 : 100;
                meter.reset();
                long wal = wal(database);
                var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
                long heap = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < calls; i++) {
                    operation.invoke(store, parameters);
                }
                heap = threads.getCurrentThreadAllocatedBytes() - heap;
                WireMeter.Reading reading = meter.reading();
                return new Cost(
                        (double) reading.roundTrips() / calls,
                        (double) (reading.bytesOut() + reading.bytesIn()) / calls,
                        (double) heap / calls,
                        (double) (wal(database) - wal) / calls);
            }
        }
    }

    private static long wal(WorkingDatabase database) throws SQLException {
        try (Connection connection = database.connection().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn")) {
            row.next();
            return row.getBigDecimal(1).longValueExact();
        }
    }

    private static String ratio(List<Double> logs) {
        double[] values = logs.stream().mapToDouble(d -> d).toArray();
        double mean = DoubleStream.of(values).average().orElseThrow();
        double variance = Arrays.stream(values).map(d -> (d - mean) * (d - mean)).sum() / (values.length - 1);
        double half = TDistribution.of(values.length - 1).inverseCumulativeProbability(0.975) * Math.sqrt(variance / values.length);
        return "%.3f [%.3f, %.3f]".formatted(Math.exp(mean), Math.exp(mean - half), Math.exp(mean + half));
    }
}
