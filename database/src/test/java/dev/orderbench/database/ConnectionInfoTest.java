package dev.orderbench.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class ConnectionInfoTest {

    @Test
    void credentialsLeaveTheUrl() {
        ConnectionInfo info = ConnectionInfo.parse(
                "jdbc:postgresql://db:5433/shop?user=app&ssl=true&password=s%26cret&loginTimeout=2");

        assertThat(info.url()).isEqualTo("jdbc:postgresql://db:5433/shop?ssl=true&loginTimeout=2");
        assertThat(info.user()).isEqualTo("app");
        assertThat(info.password()).isEqualTo("s&cret");
    }

    @Test
    void textFormShowsNoPassword() {
        assertThat(ConnectionInfo.parse("jdbc:postgresql://db/shop?user=app&password=secret"))
                .hasToString("jdbc:postgresql://db/shop as app");
    }

    @Test
    void driverSettingsAreThoseOfTheUrlElseTheDefaults() {
        assertThat(ConnectionInfo.parse("jdbc:postgresql://db/shop?user=app&prepareThreshold=0&sslmode=require")
                        .driverSettings())
                .containsEntry("prepareThreshold", "0")
                .containsEntry("sslmode", "require")
                .containsEntry("defaultRowFetchSize", "0")
                .containsEntry("preparedStatementCacheQueries", "256")
                .containsEntry("ApplicationName", "order-bench");
    }

    @Test
    void driverSettingsHoldNoSecretsAndNoNamesOfMachines() {
        assertThat(ConnectionInfo.parse("jdbc:postgresql://db/shop?user=app&password=secret&sslpassword=secret"
                                + "&sslkey=/home/app/secret.key&socketFactoryArg=secret")
                        .driverSettings()
                        .values())
                .noneMatch(value -> value.contains("secret") || value.contains("app") || value.equals("db"));
    }

    @Test
    void anotherDatabaseKeepsServerAndParameters() {
        ConnectionInfo info = ConnectionInfo.parse("jdbc:postgresql://db:5433/shop?ssl=true&user=app");
        assertThat(info.withDatabase("orderbench_x").url())
                .isEqualTo("jdbc:postgresql://db:5433/orderbench_x?ssl=true");
    }

    @Test
    void anotherUrlIsRefusedWithoutItsPassword() {
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> ConnectionInfo.parse("jdbc:mysql://db/shop?user=app&password=secret"))
                .withMessage("'jdbc:mysql://db/shop?user=app&password=***' is not a URL of a PostgreSQL database:"
                        + " expected jdbc:postgresql://host:port/database");
    }
}
