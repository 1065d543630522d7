package dev.orderbench.benchmarks.selftest;

import java.util.EnumMap;
import java.util.Map;

/**
 * How often what was asked happened, and of how many times.
 *
 * @param rates one for each question that was asked
 */
record Answers(Map<Question, Rate> rates) {

    /** So many of so many. */
    record Rate(long times, long of) {

        static final Rate NOTHING = new Rate(0, 0);

        static Rate of(boolean happened) {
            return new Rate(happened ? 1 : 0, 1);
        }

        Rate plus(Rate other) {
            return new Rate(times + other.times, of + other.of);
        }

        /** Not a number where there was nothing. */
        double share() {
            return (double) times / of;
        }
    }

    Answers {
        rates = Map.copyOf(rates);
    }

    static Answers none() {
        return new Answers(Map.of());
    }

    Rate rate(Question question) {
        return rates.getOrDefault(question, Rate.NOTHING);
    }

    Answers plus(Answers other) {
        Map<Question, Rate> sums = new EnumMap<>(Question.class);
        sums.putAll(rates);
        other.rates.forEach((question, rate) -> sums.merge(question, rate, Rate::plus));
        return new Answers(sums);
    }
}
