package dev.orderbench.jooq.session;

import dev.orderbench.support.SqlFailures;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.ConnectionProvider;

/**
 * Borrows a connection for each statement or transaction. Unlike jOOQ's own provider for data sources, it throws the
 * contract's failures, so that a connection that was not to be had is told apart from one that broke in use (R100).
 */
public record PooledConnections(Lender pool) implements ConnectionProvider {

    /** Has none to lend: for a configuration that is only looked at. */
    public static final PooledConnections NONE = new PooledConnections(() -> {
        throw new SQLException("There is no pool");
    });

    private static final System.Logger LOG = System.getLogger(PooledConnections.class.getName());

    /** Where connections come from. */
    public interface Lender {
        Connection lend() throws SQLException;
    }

    public PooledConnections(DataSource dataSource) {
        this(dataSource::getConnection);
    }

    @Override
    public Connection acquire() {
        try {
            return pool.lend();
        } catch (SQLException e) {
            throw SqlFailures.translate(e);
        }
    }

    /** By now the work has succeeded or failed, and a connection that cannot be given back changes neither. */
    @Override
    public void release(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "A connection could not be given back: {0}", e.getMessage());
        }
    }
}
