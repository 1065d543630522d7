package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.statistics.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The words that every form of the report uses alike. */
final class Words {

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

    static String threads(int threads) {
        return count(threads, "thread");
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
