package dev.orderbench.benchmarks.pool;

import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.DatabaseException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What cannot be measured over encrypted connections. */
final class Encryption {

    /** By TLS or GSSAPI. */
    private static final String IS_ENCRYPTED =
            "SELECT coalesce((SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()), false)"
                    + " OR coalesce((SELECT encrypted FROM pg_stat_gssapi WHERE pid = pg_backend_pid()), false)";

    private static final Pattern DEMANDED = Pattern.compile("[?&](sslmode=(?:require|verify-ca|verify-full))(?:&|$)");

    private Encryption() {}

    /**
     * Makes sure that none of some experiments fails on encryption in its midst.
     *
     * @throws IllegalArgumentException naming the first that would
     * @throws DatabaseException when the server cannot be asked
     */
    static void check(ConnectionInfo server, Collection<PoolQuestion> questions) {
        Matcher demanded = DEMANDED.matcher(server.url());
        if (questions.contains(PoolQuestion.PGBOUNCER) && demanded.find()) {
            throw new IllegalArgumentException(
                    "Experiment pgbouncer starts a PgBouncer without TLS, which %s does not accept: use sslmode=prefer, or leave it out by --experiments"
                            .formatted(demanded.group(1)));
        }
        if (questions.contains(PoolQuestion.HOLDING) && isEncrypted(server)) {
            throw new IllegalArgumentException(
                    "Experiment holding reads what goes over the wire, and connections to the server are encrypted: add"
                            + " sslmode=disable&gssEncMode=disable to the URL, or leave it out by --experiments");
        }
    }

    private static boolean isEncrypted(ConnectionInfo server) {
        try (Connection connection = server.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(IS_ENCRYPTED)) {
            row.next();
            return row.getBoolean(1);
        } catch (SQLException e) {
            throw new DatabaseException("Cannot ask %s whether it encrypts: %s".formatted(server, e.getMessage()), e);
        }
    }
}
