package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.report.FactSheet.Fact;
import dev.orderbench.benchmarks.result.Environment;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Under which conditions an answer was found: whoever has others does not know that it holds for him. */
final class HoldsFor {

    /** The source of a server that order-bench did not start. */
    private static final String EXTERNAL = "external";

    /** The settings that change most what a write or a cold read costs. */
    private static final List<String> SETTINGS =
            List.of("fsync", "synchronous_commit", "full_page_writes", "shared_buffers");

    private HoldsFor() {}

    static List<Fact> of(Results results) {
        Environment environment = results.environment();
        Plan plan = results.plan();
        return List.of(
                new Fact("Server", server(environment.server())),
                new Fact("Network", network(environment.server())),
                new Fact("Data", plan.dataSize() + ", " + Words.count(plan.orders(), "order")),
                new Fact(
                        "Threads",
                        plan.points().stream().map(Point::conditions).distinct().collect(Collectors.joining("; "))),
                new Fact(
                        "Machine",
                        environment.cpu() + ", " + Words.count(environment.cores(), "processor") + ", "
                                + Numbers.fixed(environment.memoryBytes() / (double) (1L << 30), 1) + " GiB, "
                                + environment.operatingSystem()),
                new Fact("Java", environment.jdk()));
    }

    /** Whether the run itself had a network, whose round-trip time is not known. */
    static boolean hasOwnNetwork(Results results) {
        return results.environment().server().source().equals(EXTERNAL);
    }

    private static String server(Environment.Server server) {
        String version = server.version();
        String settings = SETTINGS.stream()
                .flatMap(name -> setting(server.settings(), name))
                .collect(Collectors.joining(", "));
        return (version.startsWith("PostgreSQL") ? version : "PostgreSQL " + version) + ", "
                + switch (server.source()) {
                    case EXTERNAL -> "an external server with settings of its own";
                    case "testcontainers" -> "in a container that order-bench started";
                    case "embedded" -> "started by order-bench";
                    default -> server.source();
                }
                + (settings.isEmpty() ? "" : "; " + settings);
    }

    private static Stream<String> setting(Map<String, String> settings, String name) {
        return Stream.ofNullable(settings.get(name)).map(value -> name + " = " + value);
    }

    private static String network(Environment.Server server) {
        return server.source().equals(EXTERNAL)
                ? "that to the external server, which is part of every time"
                : "none: client and server share the machine, over loopback";
    }
}
