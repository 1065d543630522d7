package dev.orderbench.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.database.wire.Network;
import dev.orderbench.database.wire.WireMeter;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/** HikariCP as every measurement and test uses it: one place for its settings. */
public final class Pools {

    /** How long a caller waits for a connection before the contract's "pool exhausted". */
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);

    private Pools() {}

    /** Opens a pool of a fixed size; the caller closes it. Connections come in autocommit, as JDBC prescribes. */
    public static HikariDataSource open(ConnectionInfo database, int size) {
        return open(database, size, CONNECTION_TIMEOUT);
    }

    /** Like {@link #open(ConnectionInfo, int)}, with another limit to the wait for a connection. */
    public static HikariDataSource open(ConnectionInfo database, int size, Duration connectionTimeout) {
        return open(database.dataSource(), size, connectionTimeout);
    }

    /** Like {@link #open(ConnectionInfo, int)}, with a meter that counts what goes over the wire on each connection. */
    public static HikariDataSource open(ConnectionInfo database, int size, WireMeter meter) {
        return open(database.dataSource(meter), size, CONNECTION_TIMEOUT);
    }

    /** Like {@link #open(ConnectionInfo, int)}, with connections over a simulated network. */
    public static HikariDataSource open(ConnectionInfo database, int size, Network network) {
        return open(database.dataSource(network), size, CONNECTION_TIMEOUT);
    }

    /** Like {@link #open(ConnectionInfo, int)}, with a simulated network and a meter. */
    public static HikariDataSource open(ConnectionInfo database, int size, Network network, WireMeter meter) {
        return open(database.dataSource(network, meter), size, CONNECTION_TIMEOUT);
    }

    /** Like {@link #open(ConnectionInfo, int, Duration)}, with connections from a source. */
    public static HikariDataSource open(DataSource source, int size, Duration connectionTimeout) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("order-bench");
        config.setDataSource(new Unhurried(source));
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(size);
        config.setConnectionTimeout(connectionTimeout.toMillis());
        config.setAutoCommit(true);
        return new HikariDataSource(config);
    }

    /** The settings of a pool with a connection for each thread, by name, for the record. */
    public static SortedMap<String, String> settings() {
        SortedMap<String, String> settings = new TreeMap<>();
        settings.put("maximumPoolSize", "the number of threads");
        settings.put("minimumIdle", "the number of threads");
        settings.put("connectionTimeout", CONNECTION_TIMEOUT.toMillis() + " ms");
        settings.put("autoCommit", "true");
        settings.put("sharing", "one pool for all contenders of a JVM");
        return settings;
    }

    /**
     * A source of connections that HikariCP cannot hurry. It has the driver give up on a connection as soon as a caller would give
     * up on the pool, also when it fills the pool; a busy machine may take longer than a caller is to wait.
     */
    private static final class Unhurried extends ForwardingDataSource {

        private final DataSource source;

        Unhurried(DataSource source) {
            this.source = source;
        }

        @Override
        protected DataSource target() {
            return source;
        }

        @Override
        public void setLoginTimeout(int seconds) {
            // The driver's own setting stays.
        }
    }
}
