package dev.orderbench.database;

import dev.orderbench.contract.OrderSummary;
import dev.orderbench.contract.User;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Loads a {@link Dataset} into a migrated, empty database with COPY. Foreign keys and secondary indexes are dropped
 * before and made again after, from the database's own definition of them: checking a million rows at once is an order
 * of magnitude faster than one by one. At the end the tables are vacuumed and analysed, and autovacuum is switched off on
 * them, so that no measurement meets it.
 */
final class DatasetLoader {

    private static final List<String> TABLES = List.of("users", "products", "inventory", "orders", "order_items");

    /**
     * A target for the statistics of one column of no interest, so large that ANALYZE reads every row of the table, up to
     * {@code medium}: from a sample, which differs each time, follow other plans once in a while.
     */
    private static final int WHOLE_TABLE = 2_000;

    /** The increment of the schema's sequences. */
    private static final int KEY_BLOCK = 50;

    private final Dataset dataset;

    DatasetLoader(Dataset dataset) {
        this.dataset = dataset;
    }

    void load(ConnectionInfo database) {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            List<String> restore = DeferredConstraints.drop(connection);
            long items = copyRows(connection);
            for (String definition : restore) {
                statement.execute(definition);
            }
            restartSequence(statement, "users", dataset.size().users());
            restartSequence(statement, "products", dataset.size().products());
            restartSequence(statement, "orders", dataset.size().orders());
            restartSequence(statement, "order_items", items);
            for (String table : TABLES) {
                statement.execute("ALTER TABLE " + table + " SET (autovacuum_enabled = off)");
            }
            statement.execute("ALTER TABLE orders ALTER COLUMN version SET STATISTICS " + WHOLE_TABLE);
            statement.execute("ALTER TABLE order_items ALTER COLUMN qty SET STATISTICS " + WHOLE_TABLE);
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("VACUUM (ANALYZE) " + String.join(", ", TABLES));
        } catch (SQLException | IOException e) {
            throw new DatabaseException(
                    "The dataset cannot be loaded into %s: %s".formatted(database, e.getMessage()), e);
        }
    }

    private long copyRows(Connection connection) throws SQLException, IOException {
        try (CopyWriter rows =
                new CopyWriter(connection, "users(id, email, name, password_hash, created_at, updated_at)")) {
            for (int index = 0; index < dataset.size().users(); index++) {
                User user = dataset.user(index);
                rows.field(user.id()).field(user.email()).field(user.name()).field(user.passwordHash());
                rows.field(user.createdAt()).field(user.updatedAt()).endRow();
            }
        }
        try (CopyWriter rows = new CopyWriter(connection, "products(id, sku, name, price)")) {
            for (int index = 0; index < dataset.size().products(); index++) {
                rows.field(index + 1L).field(Dataset.sku(index)).field(Dataset.productName(index));
                rows.field(Dataset.price(index)).endRow();
            }
        }
        try (CopyWriter rows = new CopyWriter(connection, "inventory(product_id, stock)")) {
            for (int index = 0; index < dataset.size().products(); index++) {
                rows.field(index + 1L).field(dataset.stock(index)).endRow();
            }
        }
        try (CopyWriter rows = new CopyWriter(connection, "orders(id, user_id, status, total, version, created_at)")) {
            for (int index = 0; index < dataset.size().orders(); index++) {
                OrderSummary order = dataset.summary(index);
                rows.field(order.id()).field(dataset.userOfOrder(index) + 1L).field(order.status());
                rows.field(order.total()).field(0L).field(order.createdAt()).endRow();
            }
        }
        return copyItems(connection);
    }

    private long copyItems(Connection connection) throws SQLException, IOException {
        long id = 0;
        try (CopyWriter rows = new CopyWriter(connection, "order_items(id, order_id, product_id, qty, unit_price)")) {
            for (int order = 0; order < dataset.size().orders(); order++) {
                for (int position = 0; position < dataset.itemCount(order); position++) {
                    id++;
                    rows.field(id).field(order + 1L).field(dataset.product(order, position) + 1L);
                    rows.field(dataset.quantity(order, position))
                            .field(dataset.unitPrice(order, position))
                            .endRow();
                }
            }
        }
        return id;
    }

    /**
     * The next value is a block above the last key: the pooled optimizer takes a value as the end of its block, not as
     * the start.
     */
    private static void restartSequence(Statement statement, String table, long lastKey) throws SQLException {
        statement.execute("ALTER SEQUENCE %s_id_seq RESTART WITH %d".formatted(table, lastKey + KEY_BLOCK));
    }
}
