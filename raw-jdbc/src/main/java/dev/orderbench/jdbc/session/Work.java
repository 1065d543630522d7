package dev.orderbench.jdbc.session;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Statements on a connection.
 *
 * @param <T> their result
 */
@FunctionalInterface
public interface Work<T extends @Nullable Object> {

    T run(Connection connection) throws SQLException;
}
