package dev.orderbench.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ControlledServerIT {

    private static ControlledServer server;

    @BeforeAll
    static void start() {
        server = ControlledServer.start();
    }

    @AfterAll
    static void stop() {
        Path folder = Path.of(dataDirectory()).getParent();
        server.close();
        assertThat(Files.exists(folder))
                .as("its folder, with the certificate's key")
                .isFalse();
    }

    private static String dataDirectory() {
        try {
            return ask(plain(), "SHOW data_directory");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void acknowledgedCommitsSurvive() throws SQLException {
        assertThat(ask(plain(), "SHOW fsync")).isEqualTo("on");
        assertThat(ask(plain(), "SHOW synchronous_commit")).isEqualTo("on");
    }

    @ParameterizedTest
    @EnumSource(ControlledServer.Shutdown.class)
    void afterARestartItHasItsDataOnTheSamePort(ControlledServer.Shutdown how) throws SQLException {
        String table = "kept_" + how;
        execute("CREATE TABLE %s AS SELECT 42 AS answer".formatted(table));
        String started = ask(plain(), "SELECT pg_postmaster_start_time()");

        server.restart(how);

        assertThat(ask(plain(), "SELECT answer FROM " + table)).isEqualTo("42");
        assertThat(ask(plain(), "SELECT pg_postmaster_start_time()")).isNotEqualTo(started);
    }

    @Test
    void encryptedConnectionsAreTaken() throws SQLException {
        String ssl = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
        assertThat(ask(with(plain(), "?sslmode=require"), ssl)).isEqualTo("t");
        assertThat(ask(with(plain(), "?sslmode=disable"), ssl)).isEqualTo("f");
    }

    @Test
    void passwordIsNeededWhereItIsAskedFor() throws SQLException {
        ConnectionInfo right = server.withPassword(plain());
        assertThat(ask(right, "SELECT current_user")).isEqualTo(right.user());
        ConnectionInfo wrong = new ConnectionInfo(right.url(), right.user(), "wrong");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> ask(wrong, "SELECT 1"))
                .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
    }

    private static ConnectionInfo plain() {
        return server.server().administration();
    }

    private static ConnectionInfo with(ConnectionInfo info, String parameters) {
        return new ConnectionInfo(info.url() + parameters, info.user(), info.password());
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = plain().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(ConnectionInfo info, String sql) throws SQLException {
        try (Connection connection = info.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
