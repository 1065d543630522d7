package dev.orderbench.benchmarks.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.DatasetSize;
import dev.orderbench.database.Pools;
import dev.orderbench.database.PostgresServer;
import dev.orderbench.database.TemplateDatabase;
import dev.orderbench.database.WorkingDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class HeadCountIT {

    @Test
    void everyConnectionToADatabaseIsCountedWhosePoolEverItIs() throws SQLException {
        try (PostgresServer server = PostgresServer.start(System.getProperty("bench.db", "embedded"));
                TemplateDatabase template = TemplateDatabase.create(server, DatasetSize.TINY);
                WorkingDatabase one = template.copy();
                WorkingDatabase other = template.copy();
                HeadCount elsewhere = HeadCount.at(server.administration());
                HeadCount within = HeadCount.at(one.connection())) {
            assertThat(elsewhere.of(one.connection()))
                    .as("the other one that counts")
                    .isEqualTo(1);
            try (HikariDataSource pool = Pools.open(one.connection(), 3);
                    Connection alone = connection(one.connection())) {
                FullPool.await(pool, 3);

                assertThat(alone.isClosed()).isFalse();
                assertThat(elsewhere.of(one.connection())).isEqualTo(5);
                assertThat(within.of(one.connection())).as("but for itself").isEqualTo(4);
                assertThat(within.of(other.connection())).isZero();
            }
        }
    }

    private static Connection connection(ConnectionInfo database) throws SQLException {
        return database.dataSource().getConnection();
    }
}
