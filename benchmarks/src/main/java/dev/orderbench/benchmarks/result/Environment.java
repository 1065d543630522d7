package dev.orderbench.benchmarks.result;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a run took place. Holds no credentials and no host names.
 *
 * @param commit the git commit of order-bench, or {@code unknown}; with {@code -dirty} and, but for older results, a hash of the
 *     changes where files were changed
 * @param jdk vendor and version of the JDK that measured
 * @param jvmArguments arguments of the measuring JVMs
 * @param operatingSystem name, version and architecture
 * @param cpu model of the processor
 * @param cores number of processors that the JVM saw
 * @param memoryBytes physical memory
 * @param libraries versions of the libraries that matter, by name
 * @param server the PostgreSQL server
 * @param pool settings of the connection pool, by name
 * @param driver properties of the JDBC driver, by name; {@code null} where nobody has recorded them
 * @param contenders what each contender is set to that differs from its library's defaults, by the contender's id and the
 *     library's own names; {@code null} where nobody has recorded it
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
        @Nullable SortedMap<String, String> driver,
        @Nullable SortedMap<String, SortedMap<String, String>> contenders,
        @Nullable String idleProcessors) {

    /** One of which nobody has recorded what older files lack. */
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
        this(
                commit,
                jdk,
                jvmArguments,
                operatingSystem,
                cpu,
                cores,
                memoryBytes,
                libraries,
                server,
                pool,
                null,
                null,
                null);
    }

    public Environment {
        jvmArguments = List.copyOf(jvmArguments);
        libraries = new TreeMap<>(libraries);
        pool = new TreeMap<>(pool);
        driver = driver == null ? null : new TreeMap<>(driver);
        contenders = contenders == null ? null : copyOf(contenders);
    }

    private static SortedMap<String, SortedMap<String, String>> copyOf(
            SortedMap<String, SortedMap<String, String>> contenders) {
        SortedMap<String, SortedMap<String, String>> copy = new TreeMap<>();
        contenders.forEach((id, settings) -> copy.put(id, new TreeMap<>(settings)));
        return copy;
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
