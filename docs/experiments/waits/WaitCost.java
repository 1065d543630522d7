import dev.orderbench.benchmarks.yardstick.Pgbench;
import dev.orderbench.benchmarks.yardstick.PgbenchScript;
import dev.orderbench.benchmarks.yardstick.SentStatements;
import dev.orderbench.benchmarks.yardstick.Yardstick;
import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.database.DatasetSize;
import dev.orderbench.database.PostgresServer;
import dev.orderbench.database.TemplateDatabase;
import dev.orderbench.database.WorkingDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What a wait costs the server: one client of pgbench sends the statements of raw JDBC, and pauses after each round trip. No
 * network is simulated, and nobody spins. Arguments: the file for raw data, the number of rounds. See README.md.
 */
final class WaitCost {

    private static final List<String> OPERATIONS = List.of("placeOrder", "userWithRecentOrders");
    private static final int[] PAUSES_MICROS = {0, 1_000, 5_000};

    private static final int SECONDS = 6;
    private static final int SETTLE_MILLIS = 1_500;
    private static final int MEASURED_MILLIS = 4_000;

    private record Condition(String operation, int pauseMicros, boolean awake) {}

    private record Finding(double millisPerCall, double serverMillisPerCall) {}

    private record Reading(long cpuNanos, long atNanos) {}

    public static void main(String[] arguments) throws Exception {
        if (!(Yardstick.find() instanceof Pgbench pgbench)) {
            throw new IllegalStateException("there is no pgbench on this machine");
        }
        List<Condition> conditions = new ArrayList<>();
        for (String operation : OPERATIONS) {
            for (boolean awake : new boolean[] {true, false}) {
                for (int pause : PAUSES_MICROS) {
                    conditions.add(new Condition(operation, pause, awake));
                }
            }
        }
        List<List<Finding>> findings = new ArrayList<>();
        conditions.forEach(condition -> findings.add(new ArrayList<>()));
        try (PrintStream raw = new PrintStream(arguments[0]);
                PostgresServer server = PostgresServer.start("embedded");
                TemplateDatabase template = TemplateDatabase.create(server, DatasetSize.MEDIUM)) {
            raw.println("round\toperation\tpause_us\tprocessors\tms_per_call\tserver_cpu_ms_per_call");
            List<PgbenchScript> scripts = scripts(template);
            for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
                for (int i = 0; i < conditions.size(); i++) {
                    // Each condition comes early in one round and late in another.
                    int at = round % 2 == 0 ? i : conditions.size() - 1 - i;
                    Condition condition = conditions.get(at);
                    Finding finding = measure(pgbench, scripts, condition, template);
                    findings.get(at).add(finding);
                    raw.printf(
                            Locale.ROOT,
                            "%d\t%s\t%d\t%s\t%.4f\t%.4f%n",
                            round,
                            condition.operation(),
                            condition.pauseMicros(),
                            condition.awake() ? "awake" : "asleep",
                            finding.millisPerCall(),
                            finding.serverMillisPerCall());
                }
            }
        }
        System.out.println("Mean over rounds (least to most), ms of one call");
        for (int i = 0; i < conditions.size(); i++) {
            Condition condition = conditions.get(i);
            System.out.printf(
                    Locale.ROOT,
                    "%-21s pause %.0f ms, processors %-7s server CPU %s   time %s%n",
                    condition.operation(),
                    condition.pauseMicros() / 1_000.0,
                    condition.awake() ? "awake" : "asleep",
                    summary(findings.get(i).stream().mapToDouble(Finding::serverMillisPerCall).toArray()),
                    summary(findings.get(i).stream().mapToDouble(Finding::millisPerCall).toArray()));
        }
    }

    private static List<PgbenchScript> scripts(TemplateDatabase template) throws Exception {
        OrderStoreProvider baseline = ServiceLoader.load(OrderStoreProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.id().equals("raw-jdbc"))
                .findFirst()
                .orElseThrow();
        try (WorkingDatabase database = template.copy()) {
            return PgbenchScript.all(SentStatements.of(baseline, database.connection()), DatasetSize.MEDIUM);
        }
    }

    private static Finding measure(
            Pgbench pgbench, List<PgbenchScript> scripts, Condition condition, TemplateDatabase template)
            throws Exception {
        PgbenchScript script = scripts.stream()
                .filter(one -> one.operation().equals(condition.operation()))
                .map(one -> new PgbenchScript(
                        one.operation(),
                        one.files().stream()
                                .map(file -> withPauses(file, condition.pauseMicros()))
                                .toList()))
                .findFirst()
                .orElseThrow();
        List<Process> spinners = new ArrayList<>();
        try (WorkingDatabase database = template.copy();
                ExecutorService executor = Executors.newSingleThreadExecutor()) {
            for (int i = 0; condition.awake() && i < Runtime.getRuntime().availableProcessors(); i++) {
                spinners.add(new ProcessBuilder("chrt", "--idle", "0", "sh", "-c", "while :; do :; done").start());
            }
            Future<Pgbench.Piece> piece = executor.submit(() -> pgbench.run(database.connection(), script, 1, SECONDS));
            Thread.sleep(SETTLE_MILLIS);
            Reading before = read(database);
            Thread.sleep(MEASURED_MILLIS);
            Reading after = read(database);
            double perSecond = piece.get().perSecond();
            double calls = perSecond * (after.atNanos() - before.atNanos()) / 1e9;
            return new Finding(1_000 / perSecond, (after.cpuNanos() - before.cpuNanos()) / 1e6 / calls);
        } finally {
            spinners.forEach(Process::destroyForcibly);
        }
    }

    /** A pause after each statement, and after each group of statements that are sent together. */
    private static String withPauses(String file, int micros) {
        if (micros == 0) {
            return file;
        }
        StringBuilder paused = new StringBuilder();
        boolean together = false;
        for (String line : file.split("\n")) {
            paused.append(line).append('\n');
            together = line.startsWith("\\startpipeline") || together && !line.startsWith("\\endpipeline");
            boolean waits = line.endsWith(";") || line.endsWith("\\gset") || line.startsWith("\\endpipeline");
            if (waits && !together) {
                paused.append("\\sleep ").append(micros).append(" us\n");
            }
        }
        return paused.toString();
    }

    /** Processor time of the backend of pgbench. */
    private static Reading read(WorkingDatabase database) throws SQLException, IOException {
        try (Connection connection = database.connection().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pid FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND application_name = 'pgbench'")) {
            row.next();
            String statistics = Files.readString(Path.of("/proc/%d/schedstat".formatted(row.getLong(1))));
            return new Reading(Long.parseLong(statistics.split(" ")[0]), System.nanoTime());
        }
    }

    private static String summary(double[] values) {
        return "%.2f (%.2f to %.2f)"
                .formatted(
                        Arrays.stream(values).average().orElseThrow(),
                        Arrays.stream(values).min().orElseThrow(),
                        Arrays.stream(values).max().orElseThrow());
    }
}
