package dev.orderbench.tck;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.contract.Variant;
import dev.orderbench.database.Dataset;
import dev.orderbench.database.DatasetOracle;
import dev.orderbench.database.Pools;
import dev.orderbench.database.WorkingDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.postgresql.ds.PGSimpleDataSource;

/** What a rule works with: a store on an unchanged copy of the tiny dataset, its clock, its pool, and SQL to look behind it. */
final class Fixture implements AutoCloseable {

    static final int POOL_SIZE = 8;

    /** With nanoseconds, which the store has to cut. */
    static final Instant NOW = Instant.parse("2026-02-03T04:05:06.123456789Z");

    /** {@link #NOW} as the contract stores it. */
    static final Instant STORED_NOW = Instant.parse("2026-02-03T04:05:06.123456Z");

    /** How long the pool waits; the store waits for longer, but where a rule is about an empty pool. */
    private static final Duration CONNECTION_TIMEOUT = Duration.ofMillis(400);

    /** Until a test says otherwise. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final WorkingDatabase database;
    private final HikariDataSource pool;
    private final PatientDataSource connections;
    private final OrderStore store;
    private final DatasetOracle oracle;
    private final Contender contender;
    private Restoration restoration;
    /** To open a connection for each query would cost the server more than the queries do. */
    private final Deque<Connection> observers = new ConcurrentLinkedDeque<>();

    private boolean altered;

    private Fixture(
            WorkingDatabase database,
            HikariDataSource pool,
            PatientDataSource connections,
            OrderStore store,
            DatasetOracle oracle,
            Contender contender) {
        this.database = database;
        this.pool = pool;
        this.connections = connections;
        this.store = store;
        this.oracle = oracle;
        this.contender = contender;
        this.restoration = Restoration.prepare(this);
    }

    static Fixture open(WorkingDatabase database, DatasetOracle oracle, Contender contender) {
        return open(database, oracle, contender, () -> NOW, POOL_SIZE);
    }

    // What is opened here is closed by close(), or at once when a later step fails.
    @SuppressWarnings("resource")
    static Fixture open(
            WorkingDatabase database, DatasetOracle oracle, Contender contender, InstantSource clock, int poolSize) {
        HikariDataSource pool =
                Pools.open(contender.route().apply(database.connection()), poolSize, CONNECTION_TIMEOUT);
        // Most tests need one connection: the others are opened when they are asked for.
        pool.setMinimumIdle(1);
        try {
            PatientDataSource connections = new PatientDataSource(pool, PATIENCE);
            OrderStore store = contender.provider().create(connections, new StoreOptions(contender.variant(), clock));
            return new Fixture(database, pool, connections, store, oracle, contender);
        } catch (RuntimeException e) {
            pool.close();
            database.close();
            throw e;
        }
    }

    /** A seed for random numbers: the same in every run, another one for each contender and variant. */
    long seed() {
        return "%s %s".formatted(contender.provider().id(), variant().label()).hashCode();
    }

    boolean isOf(Contender other) {
        return contender.isSameAs(other);
    }

    /** Makes this as good as new, if it can: false when a connection is still lent, or what was changed cannot be put back. */
    boolean restore() {
        if (pool.getHikariPoolMXBean().getActiveConnections() > 0) {
            return false;
        }
        if (altered) {
            resetDatabase();
        }
        Optional<Restoration> restored = restoration.run(this);
        restored.ifPresent(value -> restoration = value);
        return restored.isPresent();
    }

    Variant variant() {
        return contender.variant();
    }

    OrderStore store() {
        return store;
    }

    DatasetOracle oracle() {
        return oracle;
    }

    Dataset dataset() {
        return oracle.dataset();
    }

    HikariDataSource pool() {
        return pool;
    }

    /** Where the store has its connections from: the pool, asked until patience ends. */
    PatientDataSource connections() {
        return connections;
    }

    /** How to open another store of the contender on this database; as it is, on a pool of one connection. */
    Setup setup() {
        return new Setup(
                contender.provider(), variant(), source(), 1, Duration.ofSeconds(10), () -> NOW, Duration.ZERO);
    }

    /** A source of new connections to this database, on the store's route, to be changed at will. */
    PGSimpleDataSource source() {
        return (PGSimpleDataSource)
                contender.route().apply(database.connection()).dataSource();
    }

    /** A look behind the store, on a connection that nobody else uses until the caller closes it. */
    Backends backends() {
        try {
            return new Backends(observer(), observers::push);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives the database a setting, which connections have that are opened from now on: also those to look behind the store. */
    void alterDatabase(String setting) {
        altered = true;
        try (Backends backends = backends()) {
            backends.execute("DO $$ BEGIN EXECUTE format('ALTER DATABASE %%I SET %s', current_database()); END $$"
                    .formatted(setting.replace("'", "''")));
        }
        closeObservers();
    }

    /** Takes back the settings of the database, and closes the connections that have them. */
    private void resetDatabase() {
        try (Backends backends = backends()) {
            backends.execute("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I RESET ALL', current_database()); END $$");
        }
        closeObservers();
        pool.getHikariPoolMXBean().softEvictConnections();
        altered = false;
    }

    /** The rows of a query, each a list of texts as PostgreSQL writes them in UTC. */
    List<List<String>> query(String sql) {
        try {
            Connection connection = observer();
            List<List<String>> rows = rows(connection, sql);
            observers.push(connection);
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** A connection that no other thread uses: one that is left from an earlier query, or a new one. */
    private Connection observer() throws SQLException {
        for (Connection used = observers.poll(); used != null; used = observers.poll()) {
            // A test may have ended its backend.
            if (used.isValid(1)) {
                return used;
            }
            used.close();
        }
        Connection opened = database.connection().dataSource().getConnection();
        Backends.setUp(opened);
        return opened;
    }

    private static List<List<String>> rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    values.add(row.getString(column));
                }
                rows.add(values);
            }
            return rows;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** A digest of all rows of all tables: equal before and after exactly when nothing was left behind. */
    List<List<String>> digest() {
        return query("""
                SELECT 'users', count(*), md5(string_agg(u::text, '|' ORDER BY id)) FROM users u
                UNION ALL SELECT 'products', count(*), md5(string_agg(p::text, '|' ORDER BY id)) FROM products p
                UNION ALL SELECT 'inventory', count(*), md5(string_agg(v::text, '|' ORDER BY product_id)) FROM inventory v
                UNION ALL SELECT 'orders', count(*), md5(string_agg(o::text, '|' ORDER BY id)) FROM orders o
                UNION ALL SELECT 'order_items', count(*), md5(string_agg(i::text, '|' ORDER BY id)) FROM order_items i
                """);
    }

    long stock(long productId) {
        return Long.parseLong(query("SELECT stock FROM inventory WHERE product_id = " + productId)
                .getFirst()
                .getFirst());
    }

    /** The stock of each product that was ever counted. */
    SortedMap<Long, Long> stock() {
        SortedMap<Long, Long> stock = new TreeMap<>();
        query("SELECT product_id, stock FROM inventory")
                .forEach(row -> stock.put(Long.valueOf(row.getFirst()), Long.valueOf(row.getLast())));
        return stock;
    }

    /** Adds a product of which no stock was ever counted, and returns its key. */
    long addProduct() {
        return key("INSERT INTO products (sku, name, price) VALUES ('SKU-NEW', 'New', 1.00) RETURNING id");
    }

    /** The first value of a query, a key. */
    long key(String sql) {
        return Long.parseLong(query(sql).getFirst().getFirst());
    }

    /** Closes the store and its pool, and hands over the database, for another store if it is unchanged. */
    WorkingDatabase release() {
        try (pool) {
            store.close();
        }
        closeObservers();
        return database;
    }

    private void closeObservers() {
        for (Connection observer = observers.poll(); observer != null; observer = observers.poll()) {
            try {
                observer.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        try (database) {
            release();
        }
    }
}
