package dev.orderbench.tck;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/**
 * A pool of one connection that repairs nothing: what a borrower leaves behind stays, and can be looked at. HikariCP would
 * put some of it right, other pools do not.
 */
final class SingleConnection extends SimpleDataSource implements AutoCloseable {

    private final Connection connection;
    private final AtomicBoolean lent = new AtomicBoolean();

    SingleConnection(DataSource source) throws SQLException {
        connection = source.getConnection();
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (!lent.compareAndSet(false, true)) {
            throw new SQLTransientConnectionException("the only connection is lent");
        }
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        lent.set(false);
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    boolean isLent() {
        return lent.get();
    }

    /** All that a borrower can have changed: what JDBC knows of the connection, and what the server knows of the session. */
    List<String> state() throws SQLException {
        List<String> state = new ArrayList<>();
        state.add("autocommit " + connection.getAutoCommit());
        state.add("read-only " + connection.isReadOnly());
        state.add("isolation " + connection.getTransactionIsolation());
        state.add("holdability " + connection.getHoldability());
        state.add("network time-out " + connection.getNetworkTimeout());
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                SELECT name || ' = ' || setting FROM pg_settings
                UNION ALL SELECT 'advisory lock ' || objid FROM pg_locks
                    WHERE locktype = 'advisory' AND pid = pg_backend_pid()
                UNION ALL SELECT 'listens to ' || channel FROM pg_listening_channels() AS channel
                UNION ALL SELECT 'temporary table ' || relname FROM pg_class
                    WHERE relpersistence = 't' AND relkind = 'r' AND pg_table_is_visible(oid)
                UNION ALL SELECT 'cursor ' || name FROM pg_cursors WHERE is_holdable
                ORDER BY 1
                """)) {
            while (row.next()) {
                state.add(row.getString(1));
            }
        }
        return state;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
