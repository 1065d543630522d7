package dev.orderbench.benchmarks.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.orderbench.benchmarks.measure.Contenders;
import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.measure.ProgressListener;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The metrics of a pool under load, and the rules for alerts on them, as Prometheus itself sees them. */
@Isolated("needs processors for a load")
class WatchedPoolIT {

    private static final Path RULES = Path.of("..", "docs", "prometheus", "pool.rules.yml");
    private static final int LIMIT_SECONDS = 120;

    @TempDir
    private Path folder;

    @Test
    void metricsOfALoadedPoolAreWhatPrometheusAccepts() throws Exception {
        Announcements announced = new Announcements();
        Thread watching = Thread.ofPlatform().start(() -> watch(0, announced));
        String metrics;
        try {
            metrics = scrape(announced.url.get(LIMIT_SECONDS, TimeUnit.SECONDS));
        } finally {
            watching.interrupt();
            watching.join();
        }

        assertThat(value(metrics, "hikaricp_connections_max")).isEqualTo(2);
        assertThat(value(metrics, "hikaricp_connections")).isEqualTo(2);
        assertThat(value(metrics, "hikaricp_connections_active"))
                .as("eight callers keep two connections busy")
                .isBetween(1.0, 2.0);
        assertThat(value(metrics, "hikaricp_connections_pending")).isGreaterThan(0);
        assertThat(value(metrics, "hikaricp_connections_usage_seconds_count")).isGreaterThan(0);
        assertThat(value(metrics, "hikaricp_connections_acquire_seconds_count")).isGreaterThan(0);
        assertThat(value(metrics, "hikaricp_connections_timeout_total")).isNotNegative();
        assertThat(promtool(metrics, "check", "metrics")).isZero();
        assertThat(promtool(
                        metrics.replace("# TYPE hikaricp_connections gauge", "# TYPE hikaricp_connections nonsense"),
                        "check",
                        "metrics"))
                .as("that it can fail")
                .isNotZero();
    }

    @Test
    void alertsGoOffWhenTheyShould() throws Exception {
        assertThat(promtool("", "check", "rules", RULES.toString())).isZero();
        Files.copy(RULES, folder.resolve("pool.rules.yml"));
        Path tests = folder.resolve("pool.rules.test.yml");
        Files.copy(Path.of("src", "test", "resources", "prometheus", "pool.rules.test.yml"), tests);
        assertThat(promtool("", "test", "rules", tests.toString())).isZero();
    }

    @Test
    void takenPortIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> pool(port).run(new Announcements()))
                    .withMessage("Port %d is taken: name another one with --port".formatted(port));
        }
    }

    private static WatchedPool pool(int port) {
        return new WatchedPool(
                System.getProperty("bench.db", "embedded"), Entrant.of(Contenders.BASELINE), 2, 8, port, LIMIT_SECONDS);
    }

    private static void watch(int port, Announcements announced) {
        try {
            pool(port).run(announced);
        } catch (InterruptedException e) {
            // The test is over.
        } catch (RuntimeException e) {
            announced.url.completeExceptionally(e);
        }
    }

    /** After a while of load. */
    private static String scrape(String url) throws IOException, InterruptedException {
        TimeUnit.SECONDS.sleep(2);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response =
                    client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/plain; version=0.0.4");
            return response.body();
        }
    }

    private static double value(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .findFirst()
                .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .orElseThrow(() -> new AssertionError(name + " is not in\n" + metrics));
    }

    private static int promtool(String input, String... arguments) throws IOException, InterruptedException {
        Path program = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry, "promtool"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        if (program == null) {
            abort("there is no promtool on the PATH: on Debian, apt install prometheus");
        }
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        System.out.print(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        return process.waitFor();
    }

    private static final class Announcements implements ProgressListener {

        private final CompletableFuture<String> url = new CompletableFuture<>();

        @Override
        public void step(String what) {
            if (what.startsWith("metrics: ")) {
                url.complete(what.substring("metrics: ".length()));
            }
        }

        @Override
        public void problem(String what) {
            System.out.println("FAILED " + what);
        }

        @Override
        public void slice(int jvm, int jvms, String what, double shareDone) {
            // No slices here.
        }

        @Override
        public void part(String what, double shareDone) {
            // Of no interest here.
        }
    }
}
