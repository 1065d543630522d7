package dev.orderbench.benchmarks.pool;

import dev.orderbench.database.ConnectionInfo;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Asks the server how many clients are connected to a database, but for the one that asks. */
final class HeadCount implements AutoCloseable {

    private static final String COUNT = "SELECT count(*) FROM pg_stat_activity"
            + " WHERE datname = ? AND backend_type = 'client backend' AND pid <> pg_backend_pid()";

    private final Connection connection;
    private final PreparedStatement count;

    private HeadCount(Connection connection) throws SQLException {
        this.connection = connection;
        this.count = connection.prepareStatement(COUNT);
    }

    /**
     * Connects to a server.
     *
     * @param database any of its databases
     */
    static HeadCount at(ConnectionInfo database) throws SQLException {
        return new HeadCount(database.dataSource().getConnection());
    }

    int of(ConnectionInfo database) throws SQLException {
        count.setString(
                1,
                URI.create(database.url().substring("jdbc:".length())).getPath().substring(1));
        try (ResultSet row = count.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
