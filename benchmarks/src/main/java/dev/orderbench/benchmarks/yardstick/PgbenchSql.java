package dev.orderbench.benchmarks.yardstick;

import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Statements as pgbench reads them: variables for parameters, semicolons, pipelines. */
final class PgbenchSql {

    /** The variable of the present time, which pgbench is given when it is started, having no such type itself. */
    static final String NOW = "now";

    /** The variable of the key that a {@link #row} returned. */
    static final String RETURNED_ID = "id";

    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");

    private PgbenchSql() {}

    /** A statement whose parameters are the variables of these names, in order. */
    static String statement(String sql, String... variables) {
        return bound(sql, Arrays.stream(variables).map(name -> ":" + name).toList()) + ";\n";
    }

    /** A statement whose one parameter is an array of the variables of these names; pgbench has none. */
    static String statementOfArray(String sql, List<String> variables) {
        String array = variables.stream().map(name -> ":" + name).collect(Collectors.joining(", "));
        return bound(sql, List.of("ARRAY[" + array + "]::bigint[]")) + ";\n";
    }

    /** A statement that returns one row, whose columns become variables. */
    static String row(String sql, String... variables) {
        return bound(sql, Arrays.stream(variables).map(name -> ":" + name).toList()) + " \\gset\n";
    }

    /** Statements that are sent together, in one round trip. */
    static String pipeline(List<String> statements) {
        return "\\startpipeline\n" + String.join("", statements) + "\\endpipeline\n";
    }

    private static String bound(String sql, List<String> values) {
        long parameters = PARAMETER
                .matcher(sql)
                .results()
                .map(MatchResult::group)
                .distinct()
                .count();
        if (parameters != values.size()) {
            throw new UnknownStatementsException(
                    "the baseline's statement has %d parameters, and the yardstick knows of %d: %s"
                            .formatted(parameters, values.size(), sql));
        }
        return PARAMETER
                .matcher(sql.strip())
                .replaceAll(
                        parameter -> Matcher.quoteReplacement(values.get(Integer.parseInt(parameter.group(1)) - 1)));
    }
}
