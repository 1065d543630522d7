package dev.orderbench.tck;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts back what a test has changed in the rows of a fixture's database, from a second copy of the tables in a schema of its
 * own. To do so takes some milliseconds, to copy a database and to open a store on it some hundred.
 *
 * <p>Sequences go on, since a store may have keys in reserve; for a new store they begin again.
 *
 * @param rows the digest of all rows as they were
 * @param catalog the digest of the schema and its settings as they were
 * @param version the version of the rows as they were
 */
record Restoration(List<List<String>> rows, List<List<String>> catalog, List<List<String>> version) {

    private static final String BACKUP = """
            CREATE SCHEMA IF NOT EXISTS kit_backup;
            CREATE TABLE IF NOT EXISTS kit_backup.users AS TABLE users;
            CREATE TABLE IF NOT EXISTS kit_backup.products AS TABLE products;
            CREATE TABLE IF NOT EXISTS kit_backup.inventory AS TABLE inventory;
            CREATE TABLE IF NOT EXISTS kit_backup.orders AS TABLE orders;
            CREATE TABLE IF NOT EXISTS kit_backup.order_items AS TABLE order_items;
            CREATE TABLE IF NOT EXISTS kit_backup.sequences AS
                SELECT 'users_id_seq' AS name, last_value, is_called FROM users_id_seq
                UNION ALL SELECT 'products_id_seq', last_value, is_called FROM products_id_seq
                UNION ALL SELECT 'orders_id_seq', last_value, is_called FROM orders_id_seq
                UNION ALL SELECT 'order_items_id_seq', last_value, is_called FROM order_items_id_seq;
            SELECT setval(name, last_value, is_called) FROM kit_backup.sequences;
            """;

    /** Without checks and triggers where the role may switch them off: the rows were right before. */
    private static final String BEGIN = """
            BEGIN;
            SET LOCAL lock_timeout = '2s';
            SELECT set_config('session_replication_role', 'replica', true)
                FROM pg_roles WHERE rolname = current_user AND rolsuper;
            """;

    /** Rows that are not what they were, then those that are not there: most tests change few. */
    private static final String RESTORE_FEW = BEGIN
            + Stream.of("order_items", "orders", "inventory", "products", "users")
                    .map(table -> """
                            DELETE FROM %1$s t WHERE NOT EXISTS (
                                SELECT FROM kit_backup.%1$s b WHERE b.%2$s = t.%2$s AND ROW(b.*) IS NOT DISTINCT FROM ROW(t.*));
                            """.formatted(table, key(table)))
                    .collect(Collectors.joining())
            + Stream.of("users", "products", "inventory", "orders", "order_items")
                    .map(table -> """
                            INSERT INTO %1$s SELECT * FROM kit_backup.%1$s b WHERE NOT EXISTS (
                                SELECT FROM %1$s t WHERE t.%2$s = b.%2$s);
                            """.formatted(table, key(table)))
                    .collect(Collectors.joining())
            + "COMMIT;";

    /** All at once, in new files: many dead rows would slow down the tests that follow. To empty tables takes longer than few rows. */
    private static final String RESTORE_MANY = BEGIN + """
            TRUNCATE order_items, orders, inventory, products, users;
            INSERT INTO users TABLE kit_backup.users;
            INSERT INTO products TABLE kit_backup.products;
            INSERT INTO inventory TABLE kit_backup.inventory;
            INSERT INTO orders TABLE kit_backup.orders;
            INSERT INTO order_items TABLE kit_backup.order_items;
            COMMIT;
            """;

    private static final long MANY = 500;

    /** How many rows there are that were not there at first, or are lacking. */
    private static final String ROWS_APART = """
            SELECT abs((SELECT count(*) FROM order_items) - (SELECT count(*) FROM kit_backup.order_items))
                + abs((SELECT count(*) FROM orders) - (SELECT count(*) FROM kit_backup.orders))
                + abs((SELECT count(*) FROM users) - (SELECT count(*) FROM kit_backup.users))
            """;

    /**
     * What changes with every row that is written: each table's number of rows, and the newest transaction that wrote one of
     * them. Far less work than a digest.
     */
    private static final String VERSION = """
            SELECT count(*), max(xmin::text::bigint) FROM users
            UNION ALL SELECT count(*), max(xmin::text::bigint) FROM products
            UNION ALL SELECT count(*), max(xmin::text::bigint) FROM inventory
            UNION ALL SELECT count(*), max(xmin::text::bigint) FROM orders
            UNION ALL SELECT count(*), max(xmin::text::bigint) FROM order_items
            """;

    private static final String CATALOG = """
            SELECT 'columns', md5(string_agg(
                    concat_ws(' ', c.relname, a.attname, a.atttypid, a.attnotnull, a.atthasdef), '|' ORDER BY c.relname, a.attnum))
                FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0
            UNION ALL SELECT 'constraints', md5(string_agg(
                    concat_ws(' ', conname, pg_get_constraintdef(oid)), '|' ORDER BY conrelid, conname))
                FROM pg_constraint WHERE connamespace = 'public'::regnamespace
            UNION ALL SELECT 'triggers', md5(string_agg(
                    concat_ws(' ', tgrelid::regclass, tgname, tgenabled, tgtype), '|' ORDER BY tgrelid::regclass::text, tgname))
                FROM pg_trigger WHERE NOT tgisinternal
            UNION ALL SELECT 'settings', md5(string_agg(setconfig::text, '|' ORDER BY setconfig::text))
                FROM pg_db_role_setting WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())
            """;

    private static String key(String table) {
        return table.equals("inventory") ? "product_id" : "id";
    }

    /** Copies the tables of a fixture that is as good as new, unless its database has that copy already. */
    static Restoration prepare(Fixture fixture) {
        try (Backends backends = fixture.backends()) {
            backends.execute(BACKUP);
        }
        return new Restoration(fixture.digest(), fixture.query(CATALOG), fixture.query(VERSION));
    }

    /** Restores the rows, if they were changed; then this, for the next time; empty when not all is as it was. */
    Optional<Restoration> run(Fixture fixture) {
        if (!fixture.query(CATALOG).equals(catalog)) {
            return Optional.empty();
        }
        if (fixture.query(VERSION).equals(version)) {
            return Optional.of(this);
        }
        try (Backends backends = fixture.backends()) {
            backends.execute(fixture.key(ROWS_APART) > MANY ? RESTORE_MANY : RESTORE_FEW);
        } catch (IllegalStateException e) {
            // Something still has locks: the database is given up.
            return Optional.empty();
        }
        return fixture.digest().equals(rows)
                ? Optional.of(new Restoration(rows, catalog, fixture.query(VERSION)))
                : Optional.empty();
    }
}
