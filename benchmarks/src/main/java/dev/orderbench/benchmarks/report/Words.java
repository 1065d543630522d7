package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Role;
import dev.orderbench.benchmarks.result.Stage;
import dev.orderbench.benchmarks.statistics.Control;
import dev.orderbench.benchmarks.statistics.Estimate;
import dev.orderbench.benchmarks.statistics.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The words that every form of the report uses alike. */
final class Words {

    /** What must be added where an interval seems to say more than the verdict. */
    static final String INTERVAL_SHOWS_MORE = "the interval alone excludes 1, which among so many pairs may be chance";

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Words() {}

    /** What readers know the contender by; the variant is told unless it is the tuned one. */
    static String name(Contender contender) {
        return contender.variant().equals("tuned")
                ? contender.displayName()
                : capitalized(contender.variant()) + " " + contender.displayName();
    }

    static String verdict(Verdict verdict) {
        return switch (verdict) {
            case SLOWER -> "slower";
            case FASTER -> "faster";
            case NO_DIFFERENCE_SHOWN -> "no difference shown";
            case NO_INTERVAL -> "no interval (one JVM)";
        };
    }

    /** What a control is. */
    static String control(Role role, String baseline) {
        return switch (role) {
            case CONTENDER, DRAFT -> throw new IllegalArgumentException("no control");
            case TWIN -> "an identical copy of " + baseline;
            case SLOWER_TWIN -> "a copy of " + baseline + " that does every twentieth operation twice";
        };
    }

    /** How a control failed, as a sentence; empty for one that did not. */
    static String failed(Control control, String baseline) {
        return control.outcome() instanceof Control.Failed failed
                ? control(control.contender().role(), baseline) + " came out at "
                        + Numbers.ratio(failed.interval()).with("×") + ", where " + plain(control.trueRatio())
                        + " is true."
                : "";
    }

    /** A ratio with its interval; no-break spaces keep the ends of the interval on one line. */
    static String times(Estimate ratio) {
        return Numbers.ratio(ratio).with("×").replace(", ", ",\u00a0");
    }

    /** A number with no more decimals than it needs. */
    static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** A number with no more decimals than it needs, nor than so many, thousands parted by commas. */
    static String plain(double number, int decimals) {
        String fixed = Numbers.fixed(number, decimals);
        return fixed.contains(".") ? fixed.replaceAll("\\.?0+$", "") : fixed;
    }

    static String threads(int threads) {
        return count(threads, "thread");
    }

    /** What stages say of themselves, as in {@code 5} or {@code 5, 8}: what several say alike is said once. */
    static String distinct(List<Stage> stages, Function<Stage, String> text) {
        return stages.stream().map(text).distinct().collect(Collectors.joining(", "));
    }

    /** A number with its noun, in the plural unless it is 1. */
    static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d", number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** One or more things as in {@code a, b and c}. */
    static String list(List<String> things) {
        return things.size() < 2
                ? String.join("", things)
                : String.join(", ", things.subList(0, things.size() - 1)) + " and " + things.getLast();
    }

    static String moment(Instant instant) {
        return MOMENT.format(instant);
    }

    static String duration(Instant from, Instant to) {
        Duration duration = Duration.between(from, to);
        if (duration.toHours() > 0) {
            return duration.toHours() + " h " + duration.toMinutesPart() + " min";
        }
        return duration.toMinutes() > 0
                ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                : duration.toSeconds() + " s";
    }

    /** A clause as a part of a longer sentence: without a full stop of its own, and on one line. */
    static String clause(String reason) {
        return reason.strip().replaceAll("\\s+", " ").replaceAll("\\.+$", "");
    }

    static String capitalized(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
