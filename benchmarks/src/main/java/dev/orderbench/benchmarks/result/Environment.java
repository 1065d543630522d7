package dev.orderbench.benchmarks.result;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a run took place. Holds no credentials and no host names.
 *
 * @param commit the git commit of order-bench, with {@code -dirty} when files were changed, or {@code unknown}
 * @param jdk vendor and version of the JDK that measured
 * @param jvmArguments arguments of the measuring JVMs
 * @param operatingSystem name, version and architecture
 * @param cpu model of the processor
 * @param cores number of processors that the JVM saw
 * @param memoryBytes physical memory
 * @param libraries versions of the libraries that matter, by name
 * @param server the PostgreSQL server
 * @param pool settings of the connection pool, by name
 * @param idleProcessors what was done with processors that nothing else wanted; {@code null} where nobody has recorded it
 */
public record Environment(
        String commit,
        String jdk,
        List<String> jvmArguments,
        String operatingSystem,
        String cpu,
        int cores,
        long memoryBytes,
        SortedMap<String, String> libraries,
        Server server,
        SortedMap<String, String> pool,
        @Nullable String idleProcessors) {

    /** One of which nobody has recorded what was done with idle processors. */
    public Environment(
            String commit,
            String jdk,
            List<String> jvmArguments,
            String operatingSystem,
            String cpu,
            int cores,
            long memoryBytes,
            SortedMap<String, String> libraries,
            Server server,
            SortedMap<String, String> pool) {
        this(commit, jdk, jvmArguments, operatingSystem, cpu, cores, memoryBytes, libraries, server, pool, null);
    }

    public Environment {
        jvmArguments = List.copyOf(jvmArguments);
        libraries = new TreeMap<>(libraries);
        pool = new TreeMap<>(pool);
    }

    /**
     * A PostgreSQL server.
     *
     * @param source where it came from: {@code embedded}, {@code testcontainers} or {@code external}
     * @param version as the server reports it
     * @param settings as read back with SHOW, by name
     */
    public record Server(String source, String version, SortedMap<String, String> settings) {

        public Server {
            settings = new TreeMap<>(settings);
        }
    }
}
