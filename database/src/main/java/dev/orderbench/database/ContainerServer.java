package dev.orderbench.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A PostgreSQL server in a container of its own, started through Testcontainers. */
final class ContainerServer implements PostgresServer {

    private static final String IMAGE = "postgres:18-alpine";

    private final PostgreSQLContainer container;

    private ContainerServer(PostgreSQLContainer container) {
        this.container = container;
    }

    // The container outlives this method: close() stops it.
    @SuppressWarnings("resource")
    static ContainerServer start() {
        PostgreSQLContainer container = new PostgreSQLContainer(IMAGE).withCommand(command());
        try {
            container.start();
        } catch (RuntimeException e) {
            throw new DatabaseException(
                    "Testcontainers could not start %s: %s. Is Docker running? The default, embedded, needs none."
                            .formatted(IMAGE, e.getMessage()),
                    e);
        }
        return new ContainerServer(container);
    }

    private static String[] command() {
        List<String> command = new ArrayList<>(List.of("postgres"));
        for (Map.Entry<String, String> setting : ServerSettings.clientCost().entrySet()) {
            command.add("-c");
            command.add(setting.getKey() + "=" + setting.getValue());
        }
        return command.toArray(String[]::new);
    }

    @Override
    public String source() {
        return "testcontainers";
    }

    @Override
    public ConnectionInfo administration() {
        // The container's URL carries parameters for logging that no other source has: they would differ in cost.
        String url = container.getJdbcUrl().replaceFirst("\\?.*", "");
        return new ConnectionInfo(url, container.getUsername(), container.getPassword());
    }

    @Override
    public void close() {
        container.stop();
    }
}
