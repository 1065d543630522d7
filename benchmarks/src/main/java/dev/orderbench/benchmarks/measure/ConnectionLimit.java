package dev.orderbench.benchmarks.measure;

import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Stage;
import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.DatabaseException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;

/** How many connections a server lets a role have that is no superuser; with the settings that leave fewer. */
public final class ConnectionLimit {

    private static final String QUERY = "SELECT current_setting('max_connections')::int,"
            + " current_setting('superuser_reserved_connections')::int"
            // Since PostgreSQL 16.
            + " + coalesce(current_setting('reserved_connections', true), '0')::int";

    /** For looking at the server, and for its working databases. */
    private static final int OURS = 3;

    private ConnectionLimit() {}

    /**
     * Makes sure that the pools of each measuring JVM can be had.
     *
     * @throws IllegalArgumentException naming the conditions under which the most connections are needed, when the server allows fewer
     * @throws DatabaseException when it cannot be asked
     */
    static void check(ConnectionInfo server, List<Stage> stages) {
        Point greediest = stages.stream()
                .map(Stage::point)
                .max(Comparator.comparingInt(ConnectionLimit::connections))
                .orElseThrow();
        check(server, "A JVM with " + greediest.conditions(), connections(greediest));
    }

    /** Over a simulated network there are two pools: one to warm up with is near to the server. */
    private static int connections(Point point) {
        return point.rttMicros() == 0 ? point.threads() : 2 * point.threads();
    }

    /**
     * Makes sure that a pool can be had.
     *
     * @param what needs it, as the subject of a sentence
     * @param size of the pool
     * @throws IllegalArgumentException when the server allows fewer
     * @throws DatabaseException when it cannot be asked
     */
    public static void check(ConnectionInfo server, String what, int size) {
        try (Connection connection = server.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            row.next();
            int most = row.getInt(1);
            int reserved = row.getInt(2);
            if (size + OURS > most - reserved) {
                throw new IllegalArgumentException(
                        ("%s needs a pool of %d connections and %d beside it, but the server allows %d (max_connections %d less %d"
                                        + " reserved): raise max_connections, or ask for less")
                                .formatted(what, size, OURS, most - reserved, most, reserved));
            }
        } catch (SQLException e) {
            throw new DatabaseException("Cannot ask %s for its limits: %s".formatted(server, e.getMessage()), e);
        }
    }
}
