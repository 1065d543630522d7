package dev.orderbench.benchmarks.yardstick;

import dev.orderbench.database.ConnectionInfo;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JDBC URL in the terms of libpq.
 *
 * @param environment what goes by environment variables: the password, which others on the machine could read on a command line,
 *     and whether to encrypt
 */
record PgbenchTarget(String host, int port, String database, String user, Map<String, String> environment) {

    private static final int DEFAULT_PORT = 5432;

    private static final Pattern ONE_HOST = Pattern.compile(
            "jdbc:postgresql://(?<host>\\[[^\\]]+]|[^\\[\\]:/,?]+)(:(?<port>[0-9]{1,5}))?/(?<database>[^?]+)(\\?.*)?");

    PgbenchTarget {
        environment = Map.copyOf(environment);
    }

    /**
     * Where pgbench is to connect to.
     *
     * @throws YardstickFailedException when the URL names several hosts, or none
     */
    static PgbenchTarget of(ConnectionInfo database) throws YardstickFailedException {
        Matcher url = ONE_HOST.matcher(database.url());
        if (!url.matches()) {
            throw new YardstickFailedException(
                    "no yardstick: %s names no single host that pgbench could connect to".formatted(database.url()),
                    null);
        }
        @Nullable String port = url.group("port");
        return new PgbenchTarget(
                url.group("host").replaceAll("[\\[\\]]", ""),
                port == null ? DEFAULT_PORT : Integer.parseInt(port),
                URLDecoder.decode(url.group("database"), StandardCharsets.UTF_8),
                database.user(),
                environment(database));
    }

    private static Map<String, String> environment(ConnectionInfo database) {
        Map<String, String> environment = new TreeMap<>();
        @Nullable String password = database.password();
        if (password != null) {
            environment.put("PGPASSWORD", password);
        }
        environment.put("PGSSLMODE", database.driverSettings().getOrDefault("sslmode", "prefer"));
        // Where the URL does not say, libpq encrypts by GSSAPI if it can, and the driver only if it must.
        String gssMode = database.driverSettings().getOrDefault("gssEncMode", "allow");
        environment.put("PGGSSENCMODE", gssMode.equals("allow") ? "disable" : gssMode);
        return environment;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "%s:%d/%s as %s".formatted(host, port, database, user);
    }
}
