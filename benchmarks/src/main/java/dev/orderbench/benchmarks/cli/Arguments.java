package dev.orderbench.benchmarks.cli;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Reads values of options; a wrong one is named in the message together with what would be accepted. */
final class Arguments {

    private Arguments() {}

    static <T> List<T> each(String option, List<String> values, Function<String, T> read) {
        List<String> stripped = values.stream().map(String::strip).toList();
        if (Set.copyOf(stripped).size() < stripped.size()) {
            throw new IllegalArgumentException(
                    "%s names a value twice: %s".formatted(option, String.join(",", values)));
        }
        return stripped.stream().map(read).toList();
    }

    static int between(int minimum, int maximum, String option, String value) {
        long number = number(option, value);
        if (number < minimum || number > maximum) {
            throw new IllegalArgumentException(
                    "%s must be between %d and %d, but is %s".formatted(option, minimum, maximum, value));
        }
        return (int) number;
    }

    static long number(String option, String value) {
        try {
            return Long.parseLong(value.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s must be a whole number, but is '%s'".formatted(option, value), e);
        }
    }
}
