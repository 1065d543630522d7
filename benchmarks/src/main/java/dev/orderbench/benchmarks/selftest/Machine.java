package dev.orderbench.benchmarks.selftest;

import java.util.random.RandomGenerator;

/** A made-up machine whose speed wanders at random while it measures. */
final class Machine {

    private final Setting setting;
    private final double step;
    private final RandomGenerator random;
    private double slowness;

    /**
     * A machine at the start of a run.
     *
     * @param slices how many slices the run has: over as many the setting's drift comes about
     */
    Machine(Setting setting, int slices, RandomGenerator random) {
        this.setting = setting;
        this.step = setting.drift() / Math.sqrt(slices);
        this.random = random;
    }

    /** How well one contender fares in a new JVM, as a logarithm. The ratio of two has the spread of the setting. */
    double luckOfAJvm() {
        return setting.betweenJvms() / Math.sqrt(2) * random.nextGaussian();
    }

    /** Measures one slice: nanoseconds for one operation, about a millisecond. */
    double slice(double logFactor) {
        slowness += step * random.nextGaussian();
        return 1e6 * Math.exp(logFactor + slowness + setting.betweenSlices() * random.nextGaussian());
    }
}
