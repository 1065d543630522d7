package dev.orderbench.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Takes away foreign keys and secondary indexes for the time of a bulk load. */
final class DeferredConstraints {

    private static final String INDEXES = """
            SELECT format('DROP INDEX %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
            FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
            WHERE t.relnamespace = 'public'::regnamespace AND t.relname <> 'flyway_schema_history'
              AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
            ORDER BY i.indexrelid
            """;

    private static final String FOREIGN_KEYS = """
            SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
                   format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
            FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace
            ORDER BY oid
            """;

    private DeferredConstraints() {}

    /** Drops them, and returns the statements that make them again, in the order in which to run them. */
    static List<String> drop(Connection connection) throws SQLException {
        List<String> drop = new ArrayList<>();
        List<String> restore = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String query : List.of(INDEXES, FOREIGN_KEYS)) {
                try (ResultSet row = statement.executeQuery(query)) {
                    while (row.next()) {
                        drop.add(row.getString(1));
                        restore.add(row.getString(2));
                    }
                }
            }
            for (String command : drop) {
                statement.execute(command);
            }
        }
        return restore;
    }
}
