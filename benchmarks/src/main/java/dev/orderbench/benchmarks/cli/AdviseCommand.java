package dev.orderbench.benchmarks.cli;

import dev.orderbench.benchmarks.statistics.PoolAdvice;
import dev.orderbench.benchmarks.statistics.PoolFacts;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench pool advise}: how large the pool of each instance of a program is to be. */
@Command(
        name = "advise",
        description = {
            "How large the pool of each instance of a program is to be: from what the server has to give, and from how many"
                    + " connections are busy at the same time (Little's law: arrival rate times holding time)."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class AdviseCommand implements Callable<Integer> {

    private static final int MOST_CONNECTIONS = 262_143;
    private static final int MOST_INSTANCES = 10_000;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--max-connections",
            paramLabel = "N",
            defaultValue = "100",
            description = "max_connections of the server. Default: ${DEFAULT-VALUE}, PostgreSQL's own.")
    private String maxConnections;

    @Option(
            names = "--reserved",
            paramLabel = "N",
            defaultValue = "10",
            description = "Connections that others need: superusers, backups, monitoring, migrations."
                    + " Default: ${DEFAULT-VALUE}.")
    private String reserved;

    @Option(
            names = "--instances",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "How many instances share the server, each with a pool of its own. Default: ${DEFAULT-VALUE}.")
    private String instances;

    @Option(
            names = "--arrival-rate",
            paramLabel = "N",
            description =
                    "Requests that need a connection, in a second, of all instances together. Default: 70 %% of what the"
                            + " last results did at best.")
    private @Nullable String arrivalRate;

    @Option(
            names = "--hold-ms",
            paramLabel = "MS",
            description = "How long a request keeps its connection, in milliseconds. Default: as in the last results.")
    private @Nullable String holdMillis;

    @Option(
            names = "--useful",
            paramLabel = "N",
            description =
                    "How many connections, of all instances together, the server can make use of. Default: as in the last"
                            + " results where one of the two above is taken from them, or else no limit.")
    private @Nullable String useful;

    @Option(
            names = "--results",
            paramLabel = "FILE",
            description =
                    "Results to take from what is not given: a pool.json of ./bench pool, or a results.json with a part on"
                            + " pools. Default: the newest in benchmarks/target/report that has them.")
    private @Nullable Path results;

    @Option(
            names = "--contender",
            paramLabel = "ID",
            defaultValue = "raw-jdbc",
            description = "Whose numbers are taken from the results. Default: ${DEFAULT-VALUE}.")
    private String contender;

    @Option(
            names = "--operation",
            paramLabel = "NAME",
            defaultValue = "placeOrder",
            description = "Of which operation. Default: ${DEFAULT-VALUE}.")
    private String operation;

    @Option(
            names = "--rtt",
            paramLabel = "MS",
            defaultValue = "0",
            description = "Measured over which round-trip time, in milliseconds. Default: ${DEFAULT-VALUE}.")
    private String rtt;

    @Override
    public Integer call() {
        Optional<PoolFacts> facts = arrivalRate == null || holdMillis == null ? Optional.of(facts()) : Optional.empty();
        PoolAdvice advice = PoolAdvice.of(new PoolAdvice.Demand(
                Arguments.between(1, MOST_CONNECTIONS, "--max-connections", maxConnections),
                Arguments.between(0, MOST_CONNECTIONS, "--reserved", reserved),
                Arguments.between(1, MOST_INSTANCES, "--instances", instances),
                arrivalRate == null
                        ? rounded(facts.orElseThrow().arrivalRate())
                        : Arguments.positive("--arrival-rate", arrivalRate),
                holdMillis == null
                        ? rounded(facts.orElseThrow().holdMillis())
                        : Arguments.positive("--hold-ms", holdMillis),
                useful(facts)));
        PrintWriter terminal = spec.commandLine().getOut();
        facts.ifPresent(found -> terminal.print(source(found)));
        terminal.print(text(advice));
        terminal.flush();
        return ExitCode.DONE;
    }

    private OptionalInt useful(Optional<PoolFacts> facts) {
        return useful == null
                ? facts.map(found -> OptionalInt.of(found.useful())).orElse(OptionalInt.empty())
                : OptionalInt.of(Arguments.between(1, MOST_CONNECTIONS, "--useful", useful));
    }

    /** From the newest results that have them. */
    private PoolFacts facts() {
        List<PoolFindings> found =
                results == null ? PoolFindings.newestIn(Home.reportFolder()) : List.of(PoolFindings.in(results));
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "There are no results in %s to take numbers from: give --arrival-rate and --hold-ms, or --results, or measure by ./bench pool"
                            .formatted(Home.reportFolder()));
        }
        return found.stream()
                .flatMap(findings -> PoolFacts.of(findings.experiments(), contender, operation, rtt).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s has no sweep of pool sizes of %s with %s over %s ms: give --arrival-rate and --hold-ms, or measure it by ./bench pool --experiments size,holding"
                                .formatted(found.getFirst().file(), contender, operation, rtt)));
    }

    /** To what such a measurement repeats to. */
    private static double rounded(double number) {
        return new BigDecimal(number, new MathContext(3)).doubleValue();
    }

    private static String source(PoolFacts facts) {
        return "From the results, %s of %s over %s ms: %.0f %% of the best throughput, holding time, and a pool of %d that did nearly the best.%n"
                .formatted(facts.operation(), facts.contender(), facts.rtt(), 100 * PoolFacts.SHARE, facts.useful());
    }

    private static String text(PoolAdvice advice) {
        PoolAdvice.Demand demand = advice.demand();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                """
                Ceiling: (%d - %d) / %d = %d connections for each instance.
                Busy at the same time: %s/s x %s ms / %d = %.2f connections of each instance, on average.
                Needed for one of twenty requests to wait at most: %d.
                Recommended: %d, of which %.0f %% are busy; %.1f %% of the requests wait.
                """,
                demand.maxConnections(),
                demand.reserved(),
                demand.instances(),
                advice.ceiling(),
                plain(demand.arrivalRate()),
                plain(demand.holdMillis()),
                demand.instances(),
                advice.busy(),
                advice.need(),
                advice.size(),
                100 * Math.min(1, advice.utilisation()),
                100 * advice.waiting()));
        advice.warnings()
                .forEach(warning -> text.append("WARNING: ").append(warning).append('\n'));
        return text.append("""

                # HikariCP, for each instance. A pool of a fixed size opens no connection while requests wait.
                maximumPoolSize=%d
                minimumIdle=%d
                # Until "pool exhausted"; less than what your own callers wait.
                connectionTimeout=5000
                # Shorter than what a firewall or the server allows an idle connection.
                keepaliveTime=120000
                maxLifetime=1800000
                # Names who keeps a connection longer than this.
                leakDetectionThreshold=60000
                # pgjdbc: without it, a caller waits for ever for a server that is gone.
                dataSource.socketTimeout=30
                dataSource.tcpKeepAlive=true
                """.formatted(advice.size(), advice.size())).toString();
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString(Math.round(number)) : Double.toString(number);
    }
}
