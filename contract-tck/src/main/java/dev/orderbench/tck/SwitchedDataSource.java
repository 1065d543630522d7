package dev.orderbench.tck;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A data source whose server can be exchanged while it is in use. */
final class SwitchedDataSource extends SimpleDataSource {

    private volatile DataSource current;

    SwitchedDataSource(DataSource current) {
        this.current = current;
    }

    void switchTo(DataSource other) {
        current = other;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return current.getConnection();
    }
}
