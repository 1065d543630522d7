package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.statistics.Estimate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** Numbers with as many digits as their intervals support. */
final class Numbers {

    private static final double LARGEST_RATIO = 9999;
    private static final int DIGITS = 3;
    private static final int MOST_DECIMALS = 9;

    private Numbers() {}

    /** A ratio: two decimals, or three where the interval is narrower than 0.02. */
    static Figure ratio(Estimate estimate) {
        return switch (estimate) {
            case Estimate.Point point -> new Figure(ratio(point.value()), "");
            case Estimate.Interval interval ->
                figure(interval, number -> ratio(number, ratioDecimals(interval, number)));
        };
    }

    /** A ratio told without its interval. */
    static String ratio(double ratio) {
        return ratio(ratio, hidesDistance(ratio, 2) ? 3 : magnitude(ratio));
    }

    /** A bound that a ratio does not exceed: as many digits, rounded up. */
    static String ratioAtMost(double bound) {
        String nearest = ratio(bound);
        if (!Character.isDigit(nearest.charAt(0))) {
            return nearest;
        }
        double told = Double.parseDouble(nearest.replace(",", ""));
        int point = nearest.indexOf('.');
        int decimals = point < 0 ? 0 : nearest.length() - point - 1;
        return told < bound ? fixed(told + Math.pow(10, -decimals), decimals) : nearest;
    }

    /** A time in microseconds, given in nanoseconds. */
    static Figure micros(Estimate nanos) {
        return switch (nanos) {
            case Estimate.Point point -> new Figure(threeDigits(point.value() / 1000), "");
            case Estimate.Interval interval -> {
                double width = (interval.high() - interval.low()) / 1000;
                boolean vague = width > interval.value() / 1000;
                yield figure(interval, number -> micros(number, vague ? magnitude(number / 1000) : decimals(width)));
            }
        };
    }

    /**
     * A rate, per second. Its interval is not told, but decides the digits: large rates are rounded to tens,
     * hundreds...
     */
    static String perSecond(Estimate rate) {
        double width = switch (rate) {
            case Estimate.Point point -> point.value() / 10;
            case Estimate.Interval interval -> Math.min(interval.high() - interval.low(), interval.value());
        };
        double step = width < 20 ? 1 : Math.pow(10, Math.floor(Math.log10(width / 20)));
        return step > 1 ? fixed(Math.rint(rate.value() / step) * step, 0) : fixed(rate.value(), decimals(width));
    }

    /** A part of a whole, in percent. */
    static String share(double part) {
        return part > 0 && part < 0.005 ? "<1%" : fixed(part * 100, 0) + "%";
    }

    /** With how many decimals {@link #micros(Estimate)} tells a time. */
    static int decimalsOfMicros(Estimate nanos) {
        String[] parts = micros(nanos).value().split("\\.", -1);
        return parts.length == 1 ? 0 : parts[1].length();
    }

    /** A number without an interval, to three digits. */
    static String threeDigits(double number) {
        return part(number, MOST_DECIMALS);
    }

    /**
     * A part of something, without an interval of its own: to three digits, and with no more decimals than the whole.
     *
     * @param number not negative
     */
    static String part(double number, int decimals) {
        if (number == 0) {
            return "0";
        }
        if (number < Math.pow(10, -decimals) / 2) {
            return "<" + fixed(Math.pow(10, -decimals), decimals);
        }
        BigDecimal rounded = BigDecimal.valueOf(number).round(new MathContext(DIGITS, RoundingMode.HALF_UP));
        int ofThreeDigits = DIGITS - (rounded.precision() - rounded.scale());
        return ofThreeDigits > 0 ? fixed(number, Math.min(decimals, ofThreeDigits)) : fixed(rounded.doubleValue(), 0);
    }

    /** A number with a fixed count of decimals, thousands parted by commas. */
    static String fixed(double number, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", number);
    }

    private static Figure figure(Estimate.Interval interval, DoubleFunction<String> format) {
        return new Figure(
                format.apply(interval.value()),
                "[" + format.apply(interval.low()) + ", " + format.apply(interval.high()) + "]");
    }

    private static String ratio(double number, int decimals) {
        if (number > LARGEST_RATIO) {
            return ">" + fixed(LARGEST_RATIO, 0);
        }
        double smallest = Math.pow(10, -decimals);
        return number < smallest / 2 ? "<" + fixed(smallest, decimals) : fixed(number, decimals);
    }

    private static int ratioDecimals(Estimate.Interval interval, double number) {
        double width = interval.high() - interval.low();
        int decimals = width < 0.02 ? 3 : 2;
        // An interval that excludes 1 must not seem to touch it.
        while (decimals < 5 && (hidesDistance(interval.low(), decimals) || hidesDistance(interval.high(), decimals))) {
            decimals++;
        }
        return decimals > 2 || width < 0.2 ? decimals : magnitude(number);
    }

    private static boolean hidesDistance(double bound, int decimals) {
        return bound != 1 && fixed(bound, decimals).equals(fixed(1, decimals));
    }

    private static String micros(double nanos, int decimals) {
        return fixed(nanos / 1000, decimals);
    }

    private static int decimals(double width) {
        if (width >= 5) {
            return 0;
        }
        if (width >= 0.5) {
            return 1;
        }
        return width >= 0.05 ? 2 : 3;
    }

    private static int magnitude(double number) {
        if (number >= 100) {
            return 0;
        }
        return number >= 10 ? 1 : 2;
    }
}
