package dev.orderbench.benchmarks.cli;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads values of options; a wrong one is named in the message together with what would be accepted. */
final class Arguments {

    private static final Pattern TIME = Pattern.compile("(?<count>[0-9]{1,5})(?<unit>[smh])");
    private static final Pattern PERCENTAGE = Pattern.compile("(?<percent>[0-9]{1,3}([.][0-9]+)?)%?");

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

    /** A time such as {@code 90s}, {@code 45m} or {@code 2h}, in seconds. */
    static int seconds(String option, String value) {
        Matcher matcher = TIME.matcher(value.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "%s must be a time such as 90s, 45m or 2h, but is '%s'".formatted(option, value));
        }
        int unit = switch (matcher.group("unit")) {
            case "h" -> 3_600;
            case "m" -> 60;
            default -> 1;
        };
        return unit * Integer.parseInt(matcher.group("count"));
    }

    /** A percentage such as {@code 3%} or {@code 2.5%}, above 0 and up to 100, as a share. */
    static double share(String option, String value) {
        Matcher matcher = PERCENTAGE.matcher(value.strip());
        double percent = matcher.matches() ? Double.parseDouble(matcher.group("percent")) : 0;
        if (percent <= 0 || percent > 100) {
            throw new IllegalArgumentException(
                    "%s must be a percentage above 0 and up to 100, such as 3%%, but is '%s'".formatted(option, value));
        }
        return percent / 100;
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

    /** A number above 0, with or without decimals. */
    static double positive(String option, String value) {
        double number;
        try {
            number = new BigDecimal(value.strip()).doubleValue();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s must be a number above 0, but is '%s'".formatted(option, value), e);
        }
        if (!(number > 0) || Double.isInfinite(number)) {
            throw new IllegalArgumentException("%s must be a number above 0, but is '%s'".formatted(option, value));
        }
        return number;
    }

    static long number(String option, String value) {
        try {
            return Long.parseLong(value.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s must be a whole number, but is '%s'".formatted(option, value), e);
        }
    }
}
