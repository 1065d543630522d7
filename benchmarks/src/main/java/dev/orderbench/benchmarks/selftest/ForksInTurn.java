package dev.orderbench.benchmarks.selftest;

import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The usual method: all forks of one contender, then all forks of the other, each with an interval over its iterations as
 * JMH prints it (99.9 %, all iterations of all forks pooled). Where the intervals do not overlap, the contenders are
 * called different. An iteration is as noisy as a slice; there are as many forks and iterations as JVMs and slices.
 */
final class ForksInTurn {

    private static final double CONFIDENCE = 0.999;

    private ForksInTurn() {}

    /** Whether two contenders that are equal in truth are called different on a machine of this setting. */
    static boolean findsADifference(Setting setting, RandomGenerator random) {
        Machine machine = new Machine(setting, 2 * setting.jvms() * setting.rounds(), random);
        Score one = score(setting, machine);
        Score other = score(setting, machine);
        return Math.abs(one.mean - other.mean) > one.error + other.error;
    }

    private static Score score(Setting setting, Machine machine) {
        double[] times = new double[setting.jvms() * setting.rounds()];
        for (int fork = 0; fork < setting.jvms(); fork++) {
            double luck = machine.luckOfAJvm();
            for (int i = 0; i < setting.rounds(); i++) {
                times[fork * setting.rounds() + i] = machine.slice(luck);
            }
        }
        double mean = DoubleStream.of(times).average().orElseThrow();
        double squares = DoubleStream.of(times)
                .map(time -> (time - mean) * (time - mean))
                .sum();
        double standardError = Math.sqrt(squares / (times.length - 1) / times.length);
        double quantile = TDistribution.of(times.length - 1).inverseSurvivalProbability((1 - CONFIDENCE) / 2);
        return new Score(mean, quantile * standardError);
    }

    private record Score(double mean, double error) {}
}
