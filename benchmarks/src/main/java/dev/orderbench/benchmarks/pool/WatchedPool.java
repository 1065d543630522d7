package dev.orderbench.benchmarks.pool;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import dev.orderbench.benchmarks.measure.CleanUp;
import dev.orderbench.benchmarks.measure.ConnectionLimit;
import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.measure.ProgressListener;
import dev.orderbench.database.DatasetSize;
import dev.orderbench.database.PostgresServer;
import dev.orderbench.database.TemplateDatabase;
import dev.orderbench.database.WorkingDatabase;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A pool under load, whose metrics can be scraped as with a service that has Micrometer: connections by state, times of acquiring
 * and of use, time-outs.
 *
 * @param database where the server comes from: {@code embedded}, {@code testcontainers} or a JDBC URL
 * @param contender who uses the pool
 * @param size of the pool
 * @param callers that place orders, each calling again as soon as it has its answer
 * @param port on loopback; 0 for any that is free
 * @param seconds how long
 */
public record WatchedPool(String database, Entrant contender, int size, int callers, int port, int seconds) {

    private static final Duration TIME_OUT = Duration.ofSeconds(1);

    /** Of Prometheus' text format. */
    private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    /**
     * Runs it to its end.
     *
     * @param progress is told where the metrics are
     * @throws IllegalArgumentException when the port is taken
     * @throws InterruptedException when the caller was interrupted; everything that was started has then ended
     */
    public void run(ProgressListener progress) throws InterruptedException {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        HttpServer web = listen(registry);
        try (PostgresServer server = PostgresServer.start(database);
                TemplateDatabase template = TemplateDatabase.create(server, DatasetSize.SMALL);
                CleanUp cleanUp = CleanUp.onInterrupt(server, template::close)) {
            ConnectionLimit.check(server.administration(), "pool watch --size " + size, size);
            ConnectionNeed.check(contender, size, callers, template);
            watch(template, registry, web, progress);
        } finally {
            web.stop(0);
        }
    }

    private void watch(
            TemplateDatabase template, PrometheusMeterRegistry registry, HttpServer web, ProgressListener progress)
            throws InterruptedException {
        try (WorkingDatabase working = template.copy();
                HikariDataSource pool = open(working, registry);
                Acknowledged load = Acknowledged.begin(contender, pool, template.dataset(), callers, 1)) {
            web.start();
            progress.step("metrics: http://127.0.0.1:%d/metrics"
                    .formatted(web.getAddress().getPort()));
            new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
            load.stop((int) TIME_OUT.toMillis());
        }
    }

    private HikariDataSource open(WorkingDatabase working, PrometheusMeterRegistry registry) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("order-bench");
        config.setDataSource(working.connection().dataSource());
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(TIME_OUT.toMillis());
        config.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
        return new HikariDataSource(config);
    }

    private HttpServer listen(PrometheusMeterRegistry registry) {
        try {
            HttpServer web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            web.createContext("/metrics", exchange -> answer(exchange, registry.scrape()));
            return web;
        } catch (BindException e) {
            throw new IllegalArgumentException("Port %d is taken: name another one with --port".formatted(port), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", CONTENT_TYPE);
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
