package dev.orderbench.benchmarks.pool;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.ControlledServer;
import dev.orderbench.database.Pools;
import dev.orderbench.database.wire.Network;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opens connections one after the other, in each way that a server may ask for, near and over a network; first of all in a JVM
 * that has just been started. Beside it, borrowing one from a pool over the same network.
 */
final class ConnectionPrice implements PoolExperimentRun {

    private static final List<Integer> RTT_MICROS = List.of(0, 1_000, 5_000);
    private static final int FEW_OPENED = 8;
    private static final int OPENED = 40;
    private static final int BORROWED = 1_000;
    /** The row that the others are held against. */
    private static final String BORROWED_WAY = "borrowed from a pool";

    private static final int COLD_LIMIT_SECONDS = 60;
    private static final int P99 = 99;
    private static final double NANOS_PER_MILLI = 1e6;

    /**
     * A way to be let in.
     *
     * @param title as a reader is shown it
     * @param password whether the role needs its password
     * @param encrypted whether the connection is encrypted
     */
    private record Admission(String title, boolean password, boolean encrypted) {

        ConnectionInfo of(ControlledServer server) {
            ConnectionInfo plain = server.server().administration();
            ConnectionInfo who = password ? server.withPassword(plain) : plain;
            return new ConnectionInfo(
                    who.url() + (encrypted ? "?sslmode=require" : "?sslmode=disable"), who.user(), who.password());
        }
    }

    private static final List<Admission> ADMISSIONS = List.of(
            new Admission("trust", false, false),
            new Admission("SCRAM", true, false),
            new Admission("TLS", false, true),
            new Admission("TLS and SCRAM", true, true));

    @Override
    public PoolQuestion question() {
        return PoolQuestion.CONNECTION;
    }

    @Override
    public int connections(PoolScale scale) {
        return 1;
    }

    @Override
    public void run(PoolContext context, Notebook notebook) throws InterruptedException, SQLException {
        try (ControlledServer server = ControlledServer.start()) {
            int done = 0;
            for (Admission admission : ADMISSIONS) {
                ConnectionInfo database = admission.of(server);
                for (int rtt : RTT_MICROS) {
                    if (rtt == 0 || !context.scale().isBrief()) {
                        cold(admission, database, rtt, notebook);
                    }
                    open(admission, database, rtt, context.scale().times(FEW_OPENED, OPENED), notebook);
                }
                context.progress().part("price of a connection", (double) ++done / ADMISSIONS.size());
            }
            for (int rtt : RTT_MICROS) {
                borrow(ADMISSIONS.getLast().of(server), rtt, notebook);
            }
        }
    }

    private static void open(Admission admission, ConnectionInfo database, int rttMicros, int count, Notebook notebook)
            throws SQLException {
        DataSource source = database.dataSource(new Network(Duration.of(rttMicros, ChronoUnit.MICROS)));
        Histogram times = new Histogram(3);
        for (int i = -count / 2; i < count; i++) {
            long begun = System.nanoTime();
            try (Connection connection = source.getConnection()) {
                connection.isReadOnly();
                if (i >= 0) {
                    times.recordValue(System.nanoTime() - begun);
                }
            }
        }
        notebook.row(factors(admission.title + ", warm JVM", rttMicros), figures(times));
    }

    private static void borrow(ConnectionInfo database, int rttMicros, Notebook notebook) throws SQLException {
        Network network = new Network(Duration.of(rttMicros, ChronoUnit.MICROS));
        try (HikariDataSource pool = Pools.open(database, 1, network)) {
            Histogram times = new Histogram(3);
            for (int i = -BORROWED; i < BORROWED; i++) {
                long begun = System.nanoTime();
                try (Connection connection = pool.getConnection()) {
                    connection.isReadOnly();
                    if (i >= 0) {
                        times.recordValue(System.nanoTime() - begun);
                    }
                }
            }
            notebook.row(factors(BORROWED_WAY, rttMicros), figures(times));
        }
    }

    /** The first connection of a JVM: the driver's classes are loaded, and with TLS those of encryption. */
    private static void cold(Admission admission, ConnectionInfo database, int rttMicros, Notebook notebook)
            throws InterruptedException {
        Process process = null;
        try {
            process = new ProcessBuilder(
                            Programs.java(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            ColdConnection.class.getName())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var in = process.getOutputStream()) {
                // Not as an argument, which others on the machine could read.
                in.write(JsonMapper.shared().writeValueAsBytes(new ColdConnection.Order(database, rttMicros)));
            }
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            if (!process.waitFor(COLD_LIMIT_SECONDS, TimeUnit.SECONDS) || !printed.matches("\\d+")) {
                notebook.absent("the first connection of a JVM by %s could not be opened".formatted(admission.title));
                return;
            }
            notebook.row(
                    factors(admission.title + ", cold JVM", rttMicros),
                    Map.of(PoolFigure.TIME, Long.parseLong(printed) / NANOS_PER_MILLI));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
        }
    }

    private static Map<PoolFactor, String> factors(String way, int rttMicros) {
        Map<PoolFactor, String> factors = new EnumMap<>(PoolFactor.class);
        factors.put(PoolFactor.WAY, way);
        factors.put(PoolFactor.RTT, PoolFactor.rtt(rttMicros));
        return factors;
    }

    private static Map<PoolFigure, Double> figures(Histogram times) {
        return Map.of(
                PoolFigure.TIME, times.getValueAtPercentile(50) / NANOS_PER_MILLI,
                PoolFigure.TIME_P99, times.getValueAtPercentile(P99) / NANOS_PER_MILLI);
    }
}
