package dev.orderbench.tck;

import java.util.List;

/**
 * Puts back what a test has changed in the rows of a fixture's database, from a second copy of the tables in a schema of its
 * own. To do so takes some milliseconds, to copy a database and to open a store on it some hundred.
 *
 * <p>Sequences go on, since a store may have keys in reserve; for a new store they begin again.
 *
 * @param rows the digest of all rows as they were
 * @param catalog the digest of the schema and its settings as they were
 */
record Restoration(List<List<String>> rows, List<List<String>> catalog) {

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
    private static final String RESTORE = """
            BEGIN;
            SET LOCAL lock_timeout = '2s';
            SELECT set_config('session_replication_role', 'replica', true)
                FROM pg_roles WHERE rolname = current_user AND rolsuper;
            TRUNCATE order_items, orders, inventory, products, users;
            INSERT INTO users TABLE kit_backup.users;
            INSERT INTO products TABLE kit_backup.products;
            INSERT INTO inventory TABLE kit_backup.inventory;
            INSERT INTO orders TABLE kit_backup.orders;
            INSERT INTO order_items TABLE kit_backup.order_items;
            COMMIT;
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

    /** Copies the tables of a fixture that is as good as new, unless its database has that copy already. */
    static Restoration prepare(Fixture fixture) {
        try (Backends backends = fixture.backends()) {
            backends.execute(BACKUP);
        }
        return new Restoration(fixture.digest(), fixture.query(CATALOG));
    }

    /**
     * Restores the rows, if they were changed.
     *
     * @return whether all is as it was
     */
    boolean run(Fixture fixture) {
        if (!fixture.query(CATALOG).equals(catalog)) {
            return false;
        }
        if (fixture.digest().equals(rows)) {
            return true;
        }
        try (Backends backends = fixture.backends()) {
            backends.execute(RESTORE);
        } catch (IllegalStateException e) {
            // Something still has locks: the database is given up.
            return false;
        }
        return fixture.digest().equals(rows);
    }
}
