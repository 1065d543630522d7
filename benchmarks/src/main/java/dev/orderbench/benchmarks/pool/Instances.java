package dev.orderbench.benchmarks.pool;

import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.ControlledServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Several programs, each with a pool of its own, on one server, whose role is no superuser: as many as share out exactly what the
 * server has for such roles, less what is kept for others; then one that asks for more than is left.
 */
final class Instances implements PoolExperimentRun {

    private static final int INSTANCES = 4;

    /** Kept for backups, monitoring and migrations. */
    private static final int SPARE = 10;

    /** Of all programs together; the one that counts has another role. */
    private static final String LENT = "SELECT count(*) FROM pg_stat_activity WHERE usename = '%s'";

    /** Superusers may have those that are reserved for them, and take others first. */
    private static final String OTHERS =
            "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND usename <> '%s'";

    @Override
    public PoolQuestion question() {
        return PoolQuestion.INSTANCES;
    }

    @Override
    public int connections(PoolScale scale) {
        return 1;
    }

    @Override
    public void run(PoolContext context, Notebook notebook) throws SQLException {
        List<Instance> instances = new ArrayList<>();
        try (ControlledServer server = ControlledServer.start();
                // Opened before others take all that there are.
                Connection watching =
                        server.server().administration().dataSource().getConnection();
                Statement watch = watching.createStatement()) {
            ConnectionInfo database = server.withPassword(server.server().administration());
            int ceiling = number(watch, "SHOW max_connections")
                    - number(watch, "SHOW superuser_reserved_connections")
                    - number(watch, "SHOW reserved_connections")
                    - number(watch, OTHERS.formatted(database.user()));
            int share = (ceiling - SPARE) / INSTANCES;
            try {
                // All at once: that is when a server is short of connections.
                for (int i = 0; i < INSTANCES; i++) {
                    instances.add(Instance.start(database, share));
                }
                for (int i = 1; i <= INSTANCES; i++) {
                    note(instances.get(i - 1), i, share, "its share", ceiling, database, watch, notebook);
                    context.progress().part("instances", i / (INSTANCES + 1.0));
                }
                instances.add(Instance.start(database, 2 * share));
                note(
                        instances.getLast(),
                        INSTANCES + 1,
                        2 * share,
                        "more than is left",
                        ceiling,
                        database,
                        watch,
                        notebook);
            } finally {
                instances.forEach(Instance::close);
            }
        }
    }

    private static void note(
            Instance instance,
            int number,
            int size,
            String way,
            int ceiling,
            ConnectionInfo database,
            Statement watch,
            Notebook notebook)
            throws SQLException {
        Optional<InstanceMain.Found> found = instance.found();
        if (found.isEmpty()) {
            notebook.absent("instance %d ended without a word".formatted(number));
            return;
        }
        Map<PoolFactor, String> factors = new EnumMap<>(PoolFactor.class);
        factors.put(PoolFactor.INSTANCE, Integer.toString(number));
        factors.put(PoolFactor.POOL_SIZE, Integer.toString(size));
        factors.put(PoolFactor.WAY, way);
        Map<PoolFigure, Double> figures = new EnumMap<>(PoolFigure.class);
        figures.put(PoolFigure.OPENED, (double) found.get().opened());
        figures.put(PoolFigure.FAILURES, (double) found.get().refused());
        figures.put(PoolFigure.CONNECTIONS, (double) number(watch, LENT.formatted(database.user())));
        figures.put(PoolFigure.CEILING, (double) ceiling);
        notebook.row(factors, figures);
        notebook.trace(factors, found.get().samples());
    }

    private static int number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }

    /** A program that runs until it is closed. */
    private record Instance(Process process) implements AutoCloseable {

        static Instance start(ConnectionInfo database, int size) {
            try {
                Process process = new ProcessBuilder(
                                Programs.java(),
                                "-Xmx64m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                InstanceMain.class.getName(),
                                Integer.toString(size))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                // Its input stays open: the program ends with it.
                OutputStream in = process.getOutputStream();
                in.write(JsonMapper.shared().writeValueAsBytes(database));
                in.write('\n');
                in.flush();
                return new Instance(process);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** What it said; empty where it ended without a word. */
        Optional<InstanceMain.Found> found() {
            try {
                BufferedReader out = process.inputReader();
                String line = out.readLine();
                return line == null ? Optional.empty() : Optional.of(InstanceMain.Found.parse(line));
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }
}
