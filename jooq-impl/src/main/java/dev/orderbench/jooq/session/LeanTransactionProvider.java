package dev.orderbench.jooq.session;

import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.Isolation;
import org.jooq.Readonly;
import org.jooq.Transaction;
import org.jooq.TransactionContext;
import org.jooq.TransactionProperty;
import org.jooq.TransactionProvider;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DefaultConnectionProvider;

/**
 * Transactions that cost no round trip but the commit's, and one more where an isolation level is asked for.
 *
 * <p>jOOQ's own provider reads the isolation level from the connection at each beginning, so as to restore it at the end;
 * pgjdbc asks the server for it (jOOQ's issue 20135). This one names the level in the transaction itself, where it ends with
 * it, and leaves the connection's alone. It does not nest.
 */
public record LeanTransactionProvider(PooledConnections connections) implements TransactionProvider {

    private static final System.Logger LOG = System.getLogger(LeanTransactionProvider.class.getName());

    /** What a transaction holds. */
    private record Lent(Connection connection, boolean readOnly) implements Transaction {}

    @Override
    public void begin(TransactionContext context) {
        Connection connection = connections.acquire();
        boolean readOnly = context.properties().contains(Readonly.READONLY);
        context.transaction(new Lent(connection, readOnly));
        context.configuration().set(new DefaultConnectionProvider(connection));
        try {
            if (readOnly) {
                connection.setReadOnly(true);
            }
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new DataAccessException("Cannot begin a transaction", e);
        }
        for (TransactionProperty property : context.properties()) {
            if (property instanceof Isolation isolation) {
                context.dsl()
                        .execute("set transaction isolation level "
                                + isolation.name().replace('_', ' '));
            }
        }
    }

    @Override
    public void commit(TransactionContext context) {
        if (context.transaction() instanceof Lent lent) {
            try {
                lent.connection().commit();
            } catch (SQLException e) {
                // jOOQ rolls back now.
                throw new DataAccessException("Cannot commit", e);
            }
            giveBack(lent);
        }
    }

    /** Also called when {@link #begin} has failed, be it for want of a connection. */
    @Override
    public void rollback(TransactionContext context) {
        if (context.transaction() instanceof Lent lent) {
            try {
                lent.connection().rollback();
            } catch (SQLException e) {
                throw new DataAccessException("Cannot roll back", e);
            } finally {
                giveBack(lent);
            }
        }
    }

    /** The transaction has ended: a connection that breaks only now changes nothing of that. */
    private void giveBack(Lent lent) {
        Connection connection = lent.connection();
        try {
            connection.setAutoCommit(true);
            if (lent.readOnly()) {
                connection.setReadOnly(false);
            }
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "A connection could not be restored: {0}", e.getMessage());
        } finally {
            connections.release(connection);
        }
    }
}
