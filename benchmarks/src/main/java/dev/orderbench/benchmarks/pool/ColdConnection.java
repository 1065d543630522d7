package dev.orderbench.benchmarks.pool;

import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.wire.Network;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.json.JsonMapper;

/** A program that opens one connection, and prints how many nanoseconds that took. Reads from standard input where to. */
public final class ColdConnection {

    private ColdConnection() {}

    /**
     * What it is asked for.
     *
     * @param database where to connect
     * @param rttMicros simulated round-trip time
     */
    record Order(ConnectionInfo database, int rttMicros) {}

    public static void main(String[] arguments) throws IOException, SQLException {
        Order order = JsonMapper.shared().readValue(System.in.readAllBytes(), Order.class);
        Network network = new Network(Duration.of(order.rttMicros, ChronoUnit.MICROS));
        long begun = System.nanoTime();
        try (Connection connection = order.database.dataSource(network).getConnection()) {
            connection.isReadOnly();
            System.out.println(System.nanoTime() - begun);
        }
    }
}
