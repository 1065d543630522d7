package dev.orderbench.benchmarks.choice;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.benchmarks.workload.Parameters;
import dev.orderbench.benchmarks.workload.Supply;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.contract.Variant;
import dev.orderbench.database.Dataset;
import dev.orderbench.database.DatasetSize;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ServiceLoader;
import javax.sql.DataSource;

/**
 * A small program that uses one contender: opens a pool and a store, reads a user and says so, does each operation once, and says
 * how much memory is kept. Where to connect stands in the first lines of its input. What comes before the row is written without
 * streams and JSON, whose own start-up would count.
 */
public final class FootprintMain {

    /** In the place of a contender: the driver and the pool, and nothing else. */
    static final String NONE = "-";

    /** Begins the line that tells of the first row. */
    static final String ROW = "row";

    /** Begins the line that tells of the memory. */
    static final String KEPT = "kept";

    /** Before a password, since there may be none. */
    static final String PASSWORD = "+";

    private static final String LOOK_UP =
            "SELECT id, email, name, password_hash, created_at, updated_at FROM users WHERE email = ?";

    /** What finalizers and cleaners let go of is gone after the next. */
    private static final int COLLECTIONS = 3;

    private static final int PAUSE_MILLIS = 50;

    private FootprintMain() {}

    /**
     * @param arguments the contender's id or {@value #NONE}, the label of its variant, the size of the dataset
     */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(in.readLine());
        config.setUsername(in.readLine());
        String password = in.readLine();
        if (password.startsWith(PASSWORD)) {
            config.setPassword(password.substring(PASSWORD.length()));
        }
        config.setMaximumPoolSize(1);
        String email = in.readLine();
        try (HikariDataSource pool = new HikariDataSource(config)) {
            if (arguments[0].equals(NONE)) {
                requireSame(email, emailFound(pool, email));
                System.out.println(ROW);
                work(idleStore(), DatasetSize.of(arguments[2]));
                System.out.println(KEPT + " " + heapInUse());
            } else {
                try (OrderStore store = open(arguments[0], arguments[1], pool)) {
                    requireSame(
                            email, store.findUserByEmail(email).orElseThrow().email());
                    System.out.println(ROW);
                    work(store, DatasetSize.of(arguments[2]));
                    System.out.println(KEPT + " " + heapInUse());
                    Reference.reachabilityFence(store);
                }
            }
        }
    }

    private static OrderStore open(String id, String variant, DataSource pool) {
        for (OrderStoreProvider provider : ServiceLoader.load(OrderStoreProvider.class)) {
            if (provider.id().equals(id)) {
                for (Variant one : provider.variants()) {
                    if (one.label().equals(variant)) {
                        return provider.create(pool, new StoreOptions(one, InstantSource.system()));
                    }
                }
            }
        }
        throw new IllegalArgumentException("There is no contender " + id + " here with a variant " + variant);
    }

    private static String emailFound(DataSource pool, String email) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(LOOK_UP)) {
            statement.setString(1, email);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(2) : "nobody";
            }
        }
    }

    private static void requireSame(String asked, String found) {
        if (!asked.equals(found)) {
            throw new IllegalStateException("asked for " + asked + ", and found " + found);
        }
    }

    /** Each operation that can be timed, once. */
    private static void work(OrderStore store, DatasetSize size) {
        Dataset dataset = new Dataset(size);
        Parameters parameters = new Parameters(dataset, new Supply(dataset, 1), 0, 1);
        for (Operation operation : Operation.values()) {
            operation.invoke(store, parameters);
        }
    }

    /** Does nothing: so a program without a contender makes the same parameters, and keeps what they keep. */
    private static OrderStore idleStore() {
        return (OrderStore) Proxy.newProxyInstance(
                OrderStore.class.getClassLoader(),
                new Class<?>[] {OrderStore.class},
                (proxy, method, arguments) -> method.getReturnType() == int.class ? 0 : null);
    }

    /** In bytes, after collections of all of the heap. */
    private static long heapInUse() throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
            Thread.sleep(PAUSE_MILLIS);
        }
        return least;
    }
}
