package dev.orderbench.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The schema's migrations: Flyway applies and validates them; each has an undo script of its own, which {@link
 * #undoLast()} runs.
 *
 * <p>Flyway's own undo is not part of its open edition. Here the undo script and the removal of the row in Flyway's
 * history happen in one transaction, under the advisory lock that Flyway itself takes, so that a migration and an undo
 * never run at the same time and never leave half a change.
 */
public final class Migrations {

    private static final String SCRIPTS = "dev/orderbench/database/migration";
    private static final String UNDO_SCRIPTS = "dev/orderbench/database/undo";
    private static final String HISTORY = "\"public\".\"flyway_schema_history\"";

    /** Flyway's advisory lock: its constant ("Flyway" in ASCII) plus the hash of the history table's quoted name. */
    static final long FLYWAY_LOCK = 77_431_708_279_161L + HISTORY.hashCode();

    private final DataSource dataSource;

    public Migrations(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Applies all migrations that are not yet applied, after validating those that are.
     *
     * @return how many were applied
     * @throws DatabaseException when an applied script has changed since, or a script fails
     */
    public int apply() {
        try {
            return Flyway.configure()
                    .dataSource(dataSource)
                    .locations("classpath:" + SCRIPTS)
                    .defaultSchema("public")
                    .load()
                    .migrate()
                    .migrationsExecuted;
        } catch (FlywayException e) {
            throw new DatabaseException("The schema cannot be migrated: " + e.getMessage(), e);
        }
    }

    /** The version that was applied last, or empty where none is. */
    public Optional<String> version() {
        try (Connection connection = dataSource.getConnection()) {
            return hasHistory(connection) ? lastApplied(connection).map(Applied::version) : Optional.empty();
        } catch (SQLException e) {
            throw new DatabaseException("The schema's history cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Undoes the migration that was applied last.
     *
     * @return its version, or empty where none was applied
     * @throws DatabaseException when the undo script fails; then nothing is changed
     */
    public Optional<String> undoLast() {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                lock(connection);
                Optional<Applied> last = hasHistory(connection) ? lastApplied(connection) : Optional.empty();
                if (last.isPresent()) {
                    undo(connection, last.get());
                }
                connection.commit();
                return last.map(Applied::version);
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new DatabaseException("The last migration cannot be undone: " + e.getMessage(), e);
        }
    }

    private static void lock(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            statement.setLong(1, FLYWAY_LOCK);
            statement.execute();
        }
    }

    private static boolean hasHistory(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
            statement.setString(1, HISTORY);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static Optional<Applied> lastApplied(Connection connection) throws SQLException {
        String sql = "SELECT installed_rank, version, script FROM " + HISTORY
                + " WHERE success AND version IS NOT NULL ORDER BY installed_rank DESC LIMIT 1";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next()
                    ? Optional.of(new Applied(row.getInt(1), row.getString(2), row.getString(3)))
                    : Optional.empty();
        }
    }

    private static void undo(Connection connection, Applied migration) throws SQLException {
        try (Statement script = connection.createStatement();
                PreparedStatement history =
                        connection.prepareStatement("DELETE FROM " + HISTORY + " WHERE installed_rank = ?")) {
            script.execute(undoScript(migration));
            history.setInt(1, migration.rank());
            history.executeUpdate();
        }
    }

    private static String undoScript(Applied migration) {
        String name = UNDO_SCRIPTS + "/U" + migration.script().substring(1);
        try (InputStream script = Migrations.class.getClassLoader().getResourceAsStream(name)) {
            if (script == null) {
                throw new DatabaseException(
                        "Migration %s has no undo script %s".formatted(migration.version(), name), null);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Applied(int rank, String version, String script) {}
}
