package dev.orderbench.benchmarks.cli;

import java.math.BigDecimal;
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

    /** A time in microseconds, from one in milliseconds. */
    static int micros(int maximumMillis, String option, String value) {
        BigDecimal millis;
        try {
            millis = new BigDecimal(value.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "%s must be a number of milliseconds, but is '%s'".formatted(option, value), e);
        }
        if (millis.signum() < 0 || millis.compareTo(BigDecimal.valueOf(maximumMillis)) > 0) {
            throw new IllegalArgumentException(
                    "%s must be between 0 and %d, but is %s".formatted(option, maximumMillis, value));
        }
        try {
            return millis.movePointRight(3).intValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "%s must have three decimals at most, but is %s".formatted(option, value), e);
        }
    }

    static long number(String option, String value) {
        try {
            return Long.parseLong(value.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s must be a whole number, but is '%s'".formatted(option, value), e);
        }
    }
}
