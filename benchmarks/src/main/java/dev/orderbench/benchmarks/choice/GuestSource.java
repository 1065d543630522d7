package dev.orderbench.benchmarks.choice;

import dev.orderbench.database.ForwardingDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Lends the connection that another store has a transaction on, to a guest that reads in that transaction. What belongs to the host,
 * to begin and to end transactions and to give the connection back, the guest does to no effect. While no transaction is running it
 * lends as the pool does, for instance while the guest starts. For one thread.
 */
final class GuestSource extends ForwardingDataSource {

    private final LastLoan host;

    GuestSource(LastLoan host) {
        this.host = host;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Optional<Connection> open = host.open();
        return open.isPresent() ? guarded(open.get()) : host.getConnection();
    }

    @Override
    protected DataSource target() {
        return host;
    }

    private static Connection guarded(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, new Guard(connection)::invoke);
    }

    /** A connection in autocommit, as far as the guest can tell. */
    private static final class Guard {

        private final Connection connection;
        private boolean autoCommit = true;
        private boolean readOnly;
        private boolean closed;

        Guard(Connection connection) {
            this.connection = connection;
        }

        @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
            switch (method.getName()) {
                case "close" -> closed = true;
                case "isClosed" -> {
                    return closed;
                }
                case "setAutoCommit" -> autoCommit = arguments != null && Boolean.TRUE.equals(arguments[0]);
                case "getAutoCommit" -> {
                    return autoCommit;
                }
                case "setReadOnly" -> readOnly = arguments != null && Boolean.TRUE.equals(arguments[0]);
                case "isReadOnly" -> {
                    return readOnly;
                }
                case "getTransactionIsolation" -> {
                    return Connection.TRANSACTION_READ_COMMITTED;
                }
                case "commit", "rollback", "setTransactionIsolation" -> {}
                default -> {
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                }
            }
            return null;
        }
    }
}
