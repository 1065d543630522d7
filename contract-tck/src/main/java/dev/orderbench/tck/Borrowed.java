package dev.orderbench.tck;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Connections that a rule has borrowed from the pool of a store: until they are given back, the store has fewer, and waits for none. */
final class Borrowed implements AutoCloseable {

    private final PatientDataSource source;
    private final Duration patience;
    private final List<Connection> connections = new ArrayList<>();

    Borrowed(PatientDataSource source, int count) throws SQLException {
        this.source = source;
        this.patience = source.patience();
        try {
            for (int i = 0; i < count; i++) {
                connections.add(source.getConnection());
            }
        } catch (SQLException | RuntimeException e) {
            close();
            throw e;
        }
        source.setPatience(Duration.ZERO);
    }

    List<Connection> connections() {
        return List.copyOf(connections);
    }

    @Override
    public void close() throws SQLException {
        source.setPatience(patience);
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
