package dev.orderbench.benchmarks.measure;

import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.DatabaseException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How deep the indexes are that reads by key descend. */
final class IndexPages {

    /** The indexes that each read by key looks something up in once; the audit's plans show them. */
    static final Map<Operation, List<String>> INDEXES = new EnumMap<>(Map.of(
            Operation.FIND_USER_BY_EMAIL,
            List.of("users_email_key"),
            Operation.FIND_ORDER,
            List.of("orders_pkey", "order_items_order_idx")));

    private IndexPages() {}

    /**
     * For each read by key, the pages from the root to a leaf, both included, over all indexes that it descends.
     *
     * @param database one that may be changed: where it is allowed, the extension {@code pageinspect} is created in it
     * @throws DatabaseException when the database cannot be read
     */
    static SortedMap<String, Integer> read(ConnectionInfo database) {
        try (Connection connection = database.dataSource().getConnection()) {
            boolean exact = mayInspect(connection);
            SortedMap<String, Integer> pages = new TreeMap<>();
            for (Map.Entry<Operation, List<String>> entry : INDEXES.entrySet()) {
                int sum = 0;
                for (String index : entry.getValue()) {
                    sum += exact ? inspected(connection, index) : estimated(connection, index);
                }
                pages.put(entry.getKey().label(), sum);
            }
            return pages;
        } catch (SQLException e) {
            throw new DatabaseException("Cannot read the indexes of %s: %s".formatted(database, e.getMessage()), e);
        }
    }

    private static boolean mayInspect(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION IF NOT EXISTS pageinspect");
            return true;
        } catch (SQLException e) {
            // It is not installed, or only a superuser may have it.
            return false;
        }
    }

    /** As the index itself says. */
    static int inspected(Connection connection, String index) throws SQLException {
        return number(connection, "SELECT level + 1 FROM bt_metap(?)", index);
    }

    /** As its size lets one expect: each level above the leaves has as many entries as the one below has pages. */
    static int estimated(Connection connection, String index) throws SQLException {
        int pages = number(connection, "SELECT relpages FROM pg_class WHERE oid = ?::regclass", index);
        int entries = number(connection, "SELECT reltuples FROM pg_class WHERE oid = ?::regclass", index);
        // The first page is no part of the tree.
        double level = Math.max(1, pages - 1);
        double fanOut = Math.max(2, entries / level);
        int depth = 1;
        while (level > 1) {
            level = Math.ceil(level / fanOut);
            depth++;
        }
        return depth;
    }

    private static int number(Connection connection, String sql, String index) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, index);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
