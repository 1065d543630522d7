package dev.orderbench.benchmarks.audit;

import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.wire.WireMeter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The plans that the server really chose for the statements as they were sent: its module {@code auto_explain} sends each
 * as a notice, on connections that ask for it.
 *
 * @see <a href="https://www.postgresql.org/docs/18/auto-explain.html">PostgreSQL: auto_explain</a>
 */
final class PlanReader {

    // Nothing that is measured or estimated: only the plan's form repeats to the byte.
    private static final String OPTIONS = String.join(
            " ",
            "-c session_preload_libraries=auto_explain",
            "-c auto_explain.log_min_duration=0",
            "-c auto_explain.log_parameter_max_length=0",
            "-c auto_explain.log_nested_statements=off",
            "-c client_min_messages=log");

    private static final Pattern NOTICE =
            Pattern.compile("duration: [0-9.]+ ms {2}plan:\\nQuery Text: (?<text>.*)", Pattern.DOTALL);

    /** Keys that were drawn from a sequence, in an array of a plan that was made for its parameters. */
    private static final Pattern KEYS = Pattern.compile("'\\{\\d+(,\\d+)*}'");

    private static final Pattern ESTIMATES = Pattern.compile(" {2}\\(cost=[^)]*\\)");

    private PlanReader() {}

    /** The same database on connections that send plans; needs a superuser. */
    static ConnectionInfo explaining(ConnectionInfo database) {
        String separator = database.url().contains("?") ? "&" : "?";
        String options = URLEncoder.encode(OPTIONS, StandardCharsets.UTF_8).replace("+", "%20");
        return new ConnectionInfo(
                database.url() + separator + "options=" + options, database.user(), database.password());
    }

    /** The plans among the notices of a reading, each once, in the order in which the statements ended. */
    static List<Audited.Plan> plans(WireMeter.Reading reading) {
        Set<Audited.Plan> plans = new LinkedHashSet<>();
        for (String notice : reading.notices()) {
            Matcher matcher = NOTICE.matcher(notice);
            if (matcher.matches()) {
                plans.add(plan(matcher.group("text"), reading.sql()));
            }
        }
        return List.copyOf(plans);
    }

    /** Statement and plan follow each other, and both may have several lines: the statement is one of those sent. */
    private static Audited.Plan plan(String text, List<String> sent) {
        Optional<String> sql = sent.stream()
                .filter(statement -> text.startsWith(statement + "\n"))
                .max(Comparator.comparingInt(String::length));
        String statement = sql.orElse("");
        String plan = text.substring(statement.isEmpty() ? 0 : statement.length() + 1);
        return new Audited.Plan(
                statement,
                KEYS.matcher(ESTIMATES.matcher(plan).replaceAll(""))
                        .replaceAll("'{…}'")
                        .stripTrailing());
    }
}
