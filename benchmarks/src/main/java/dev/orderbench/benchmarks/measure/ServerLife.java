package dev.orderbench.benchmarks.measure;

import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.DatabaseException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * One life of a PostgreSQL server: from its start until it is restarted, or recovers from a crash. What fails when it ends is no
 * contender's fault, and what goes on after it meets a server with nothing in its memory.
 */
final class ServerLife {

    /** After a crash the same postmaster starts new processes; of a role that may not see them, the second part is null. */
    private static final String BEGIN = """
            SELECT concat_ws(', ',
                pg_postmaster_start_time(),
                (SELECT min(backend_start) FROM pg_stat_activity WHERE backend_type = 'checkpointer'))
            """;

    private final ConnectionInfo server;
    private final String begin;

    private ServerLife(ConnectionInfo server, String begin) {
        this.server = server;
        this.begin = begin;
    }

    /**
     * The life that a server has now.
     *
     * @throws DatabaseException when it does not answer
     */
    static ServerLife of(ConnectionInfo server) {
        try {
            return new ServerLife(server, begin(server));
        } catch (SQLException e) {
            throw new DatabaseException("%s does not answer: %s".formatted(server, e.getMessage()), e);
        }
    }

    /**
     * Asks whether it still goes on.
     *
     * @param meanwhile what has gone on since, as a clause in the past
     * @throws DatabaseException when it does not
     */
    void requireUnbroken(String meanwhile) {
        try {
            if (!begin(server).equals(begin)) {
                throw new DatabaseException(
                        "PostgreSQL was restarted while %s, so nothing of that is counted".formatted(meanwhile), null);
            }
        } catch (SQLException e) {
            throw new DatabaseException(
                    "PostgreSQL went away while %s, so nothing of that is counted: %s"
                            .formatted(meanwhile, e.getMessage()),
                    e);
        }
    }

    private static String begin(ConnectionInfo server) throws SQLException {
        try (Connection connection = server.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(BEGIN)) {
            row.next();
            return row.getString(1);
        }
    }
}
