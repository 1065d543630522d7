package dev.orderbench.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Another's server. Its settings are left alone; only databases named {@code orderbench_…} are created and dropped. */
final class ExternalServer implements PostgresServer {

    /** The first to copy databases with a strategy of choice. */
    private static final int LEAST_MAJOR_VERSION = 15;

    private final ConnectionInfo administration;

    private ExternalServer(ConnectionInfo administration) {
        this.administration = administration;
    }

    static ExternalServer connect(ConnectionInfo administration) {
        try (Connection connection = administration.dataSource().getConnection()) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < LEAST_MAJOR_VERSION) {
                throw new DatabaseException(
                        "%s is PostgreSQL %d, and order-bench needs %d or later"
                                .formatted(administration.url(), version, LEAST_MAJOR_VERSION),
                        null);
            }
        } catch (SQLException e) {
            throw new DatabaseException("Cannot connect to %s: %s".formatted(administration, e.getMessage()), e);
        }
        return new ExternalServer(administration);
    }

    @Override
    public String source() {
        return "external";
    }

    @Override
    public ConnectionInfo administration() {
        return administration;
    }

    @Override
    public void close() {
        // Not ours to stop.
    }
}
