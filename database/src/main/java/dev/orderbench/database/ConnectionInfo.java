package dev.orderbench.database;

import dev.orderbench.database.wire.Network;
import dev.orderbench.database.wire.WireMeter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where a database is and who connects to it. The URL carries no credentials, and {@link #toString()} shows none, so that
 * none get into a log, a result or a report.
 *
 * @param url JDBC URL without user and password
 * @param user name of the role
 * @param password its password, or {@code null} where the server or a password file settles it
 */
public record ConnectionInfo(
        String url, String user, @Nullable String password) {

    private static final Pattern POSTGRES_URL =
            Pattern.compile("(?<server>jdbc:postgresql://[^/?]+/)(?<database>[^?]*)(?<parameters>\\?.*)?");

    /** What bears on how the driver talks to the server. Others may be secrets, or paths and names of a machine. */
    private static final List<PGProperty> TELLING = List.of(
            PGProperty.ADAPTIVE_FETCH,
            PGProperty.APPLICATION_NAME,
            PGProperty.AUTOSAVE,
            PGProperty.BINARY_TRANSFER,
            PGProperty.DEFAULT_ROW_FETCH_SIZE,
            PGProperty.GSS_ENC_MODE,
            PGProperty.PREFER_QUERY_MODE,
            PGProperty.PREPARE_THRESHOLD,
            PGProperty.PREPARED_STATEMENT_CACHE_QUERIES,
            PGProperty.PREPARED_STATEMENT_CACHE_SIZE_MIB,
            PGProperty.REWRITE_BATCHED_INSERTS,
            PGProperty.SSL_MODE,
            PGProperty.TCP_NO_DELAY);

    /**
     * Reads a JDBC URL. User and password are taken from its parameters, else from the environment ({@code PGUSER},
     * {@code PGPASSWORD}); a password that is in neither is left to the driver, which reads {@code .pgpass}.
     *
     * @throws DatabaseException when the URL is not one of PostgreSQL
     */
    public static ConnectionInfo parse(String url) {
        Matcher matcher = POSTGRES_URL.matcher(url);
        if (!matcher.matches()) {
            throw new DatabaseException(
                    "'%s' is not a URL of a PostgreSQL database: expected jdbc:postgresql://host:port/database"
                            .formatted(withoutSecrets(url)),
                    null);
        }
        StringBuilder kept = new StringBuilder(matcher.group("server")).append(matcher.group("database"));
        String user = System.getenv("PGUSER");
        String password = System.getenv("PGPASSWORD");
        String parameters = matcher.group("parameters");
        char separator = '?';
        for (String parameter :
                parameters == null ? new String[0] : parameters.substring(1).split("&", -1)) {
            if (parameter.startsWith("user=")) {
                user = decode(parameter);
            } else if (parameter.startsWith("password=")) {
                password = decode(parameter);
            } else {
                kept.append(separator).append(parameter);
                separator = '&';
            }
        }
        return new ConnectionInfo(kept.toString(), user == null ? System.getProperty("user.name") : user, password);
    }

    private static String decode(String parameter) {
        String value = parameter.substring(parameter.indexOf('=') + 1);
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }

    private static String withoutSecrets(String url) {
        return url.replaceAll("(?i)(password=)[^&]*", "$1***").replaceAll("//[^/@]*@", "//***@");
    }

    /** The same server and role, another database. */
    public ConnectionInfo withDatabase(String database) {
        Matcher matcher = POSTGRES_URL.matcher(url);
        if (!matcher.matches()) {
            throw new IllegalStateException(url);
        }
        String parameters = matcher.group("parameters");
        return new ConnectionInfo(
                matcher.group("server") + database + (parameters == null ? "" : parameters), user, password);
    }

    /** A source of new, unpooled connections. */
    public DataSource dataSource() {
        return driverSource();
    }

    /** Like {@link #dataSource()}, with connections over a simulated network. */
    public DataSource dataSource(Network network) {
        PGSimpleDataSource source = driverSource();
        network.attachTo(source);
        return source;
    }

    /** Like {@link #dataSource()}, with a meter that counts what goes over the wire on each connection. */
    public DataSource dataSource(WireMeter meter) {
        return dataSource(Network.DIRECT, meter);
    }

    /** Like {@link #dataSource()}, with both. */
    public DataSource dataSource(Network network, WireMeter meter) {
        PGSimpleDataSource source = driverSource();
        meter.attachTo(source, network);
        return source;
    }

    /**
     * The driver's properties of each connection, by its own names, read from what makes connections: what is set here, by the
     * URL, and by default. One that has no value is left out.
     */
    public SortedMap<String, String> driverSettings() {
        PGSimpleDataSource source = driverSource();
        SortedMap<String, String> settings = new TreeMap<>();
        for (PGProperty property : TELLING) {
            String value = source.getProperty(property);
            if (value != null) {
                settings.put(property.getName(), value);
            }
        }
        return settings;
    }

    private PGSimpleDataSource driverSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        source.setApplicationName("order-bench");
        return source;
    }

    @Override
    public String toString() {
        return "%s as %s".formatted(url, user);
    }
}
