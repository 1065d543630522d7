package dev.orderbench.benchmarks.measure;

import dev.orderbench.database.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** The number that a PostgreSQL server was given when its data directory was made, and that no other has. */
final class ServerIdentity {

    private ServerIdentity() {}

    /**
     * That of another's server; one that a run starts for itself is another each time.
     *
     * @return {@code null} where there is none to be told, or the role may not read it
     */
    static @Nullable String of(PostgresServer server) {
        if (!server.source().equals("external")) {
            return null;
        }
        try (Connection connection = server.administration().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT system_identifier FROM pg_control_system()")) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            // Not for this role. Then version and settings must do.
            return null;
        }
    }
}
