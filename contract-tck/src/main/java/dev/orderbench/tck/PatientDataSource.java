package dev.orderbench.tck;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;

/**
 * A pool that soon gives up, asked again until patience ends. How long HikariCP itself waits is fixed when it is opened; a busy
 * machine may take long to open a connection, but a rule about an empty pool is not to wait for that long.
 */
final class PatientDataSource extends SimpleDataSource {

    private final HikariDataSource pool;
    private volatile Duration patience;

    PatientDataSource(HikariDataSource pool, Duration patience) {
        this.pool = pool;
        this.patience = patience;
    }

    Duration patience() {
        return patience;
    }

    /** With none, the pool is asked once. */
    void setPatience(Duration value) {
        patience = value;
    }

    @Override
    public Connection getConnection() throws SQLException {
        long begin = System.nanoTime();
        while (true) {
            try {
                return pool.getConnection();
            } catch (SQLTransientConnectionException e) {
                if (System.nanoTime() - begin >= patience.toNanos()
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
            }
        }
    }
}
