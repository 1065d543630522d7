package dev.orderbench.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A database with the migrated schema and a dataset, from which working databases are copied, each in a fraction of a
 * second. Statistics are gathered once, here, so that all copies plan alike.
 *
 * <p>Its name and those of its copies begin with {@value #PREFIX}; nothing of another name is ever created or dropped.
 * Closing it drops it. Copies are closed by those who made them, and those that were not, since a process was killed, are
 * dropped with their template: their names begin with its name.
 */
public final class TemplateDatabase implements AutoCloseable {

    static final String PREFIX = "orderbench_";

    private final PostgresServer server;
    private final String name;
    private final Dataset dataset;

    private TemplateDatabase(PostgresServer server, String name, Dataset dataset) {
        this.server = server;
        this.name = name;
        this.dataset = dataset;
    }

    /**
     * Creates, migrates and fills a template.
     *
     * @throws DatabaseException when the server does not allow it
     */
    public static TemplateDatabase create(PostgresServer server, DatasetSize size) {
        String name = PREFIX + size.label() + "_" + suffix();
        // Collation C, so that text has the same order everywhere.
        execute(
                server.administration(),
                "CREATE DATABASE %s TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'".formatted(name));
        TemplateDatabase template = new TemplateDatabase(server, name, new Dataset(size));
        try {
            ConnectionInfo database = server.administration().withDatabase(name);
            new Migrations(database.dataSource()).apply();
            new DatasetLoader(template.dataset).load(database);
            return template;
        } catch (RuntimeException e) {
            template.close();
            throw e;
        }
    }

    /** The name of the database, for {@link #copyOf}. */
    public String name() {
        return name;
    }

    public Dataset dataset() {
        return dataset;
    }

    /** Makes a fresh copy. */
    public WorkingDatabase copy() {
        return copyOf(server.administration(), name);
    }

    /** Makes a fresh copy of a template that another process created, and will close. */
    public static WorkingDatabase copyOf(ConnectionInfo administration, String template) {
        String copy = template + "_" + suffix();
        execute(administration, "CREATE DATABASE %s TEMPLATE %s STRATEGY FILE_COPY".formatted(copy, template));
        return new WorkingDatabase(administration, copy);
    }

    @Override
    public void close() {
        copies().forEach(copy -> drop(server.administration(), copy));
        drop(server.administration(), name);
    }

    private List<String> copies() {
        List<String> names = new ArrayList<>();
        try (Connection connection = server.administration().dataSource().getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT datname FROM pg_database WHERE starts_with(datname, ?)")) {
            statement.setString(1, name + "_");
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException(
                    "Cannot list the databases of %s: %s".formatted(server.administration(), e.getMessage()), e);
        }
        return names;
    }

    static void drop(ConnectionInfo administration, String database) {
        execute(administration, "DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(database));
    }

    private static void execute(ConnectionInfo administration, String sql) {
        try (Connection connection = administration.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new DatabaseException("%s on %s failed: %s".formatted(sql, administration, e.getMessage()), e);
        }
    }

    private static String suffix() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
