package dev.orderbench.benchmarks.selftest;

import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.selftest.Answers.Rate;
import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.Control;
import dev.orderbench.benchmarks.statistics.Estimate;
import dev.orderbench.benchmarks.statistics.PairTest;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * One made-up run in which nothing differs, one in which a contender takes 5 % more time, and one of the usual method.
 *
 * @param setting the machine
 * @param method how results are judged: what is being tested
 */
record Trial(Setting setting, Function<Results, Comparison> method) {

    /**
     * What this trial answers.
     *
     * @param contrast whether to ask what naive methods would say, too
     */
    Answers answers(long seed, boolean contrast) {
        RandomGenerator random = new SplittableRandom(seed);
        Results same = SyntheticRun.of(setting, SyntheticRun.NOTHING_DIFFERS, random);
        Comparison ofSame = method.apply(same);
        List<PairTest> pairs = pairs(ofSame);
        List<PairTest> ofSlower = pairs(method.apply(SyntheticRun.of(setting, SyntheticRun.FIVE_PERCENT, random)));
        Answers answers = new Answers(Map.of(
                Question.INTERVAL_MISSES_1,
                rate(pairs, pair -> misses(pair, 1)),
                Question.FAMILY_FINDS_A_DIFFERENCE,
                Rate.of(pairs.stream().anyMatch(PairTest::differenceShown)),
                Question.CONTROL_FAILS,
                Rate.of(ofSame.controls().stream().anyMatch(control -> control.outcome() instanceof Control.Failed)),
                Question.INTERVAL_MISSES_5_PERCENT,
                rate(ofSlower, pair -> misses(pair, 1.05)),
                Question.FIVE_PERCENT_FOUND,
                rate(ofSlower, pair -> pair.differenceShown() && pair.ratio().value() > 1)));
        return contrast ? answers.plus(naive(same, random)) : answers;
    }

    private Answers naive(Results same, RandomGenerator random) {
        return new Answers(Map.of(
                Question.SLICES_AS_REPLICATES,
                rate(pairs(Comparison.of(SlicesAsReplicates.of(same))), pair -> misses(pair, 1)),
                Question.FORKS_IN_TURN,
                Rate.of(ForksInTurn.findsADifference(setting, random))));
    }

    private static List<PairTest> pairs(Comparison comparison) {
        return comparison.groups().stream()
                .flatMap(group -> group.tests().stream())
                .toList();
    }

    private static Rate rate(List<PairTest> pairs, Predicate<PairTest> happened) {
        return new Rate(pairs.stream().filter(happened).count(), pairs.size());
    }

    private static boolean misses(PairTest pair, double truth) {
        Estimate.Interval interval = pair.ratio();
        return interval.low() > truth || interval.high() < truth;
    }
}
