package dev.orderbench.benchmarks.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;

/** When requests are due, without regard to how earlier ones fare. */
public sealed interface Arrivals {

    /** The largest rate that can be asked for, per second. */
    double MAX_RATE = 1_000_000;

    /** The largest number of requests that can be computed beforehand. */
    int MAX_REQUESTS = 50_000_000;

    /** The mean number of requests in a second. */
    double ratePerSecond();

    /**
     * The times at which requests are due, in nanoseconds from the start, rising, all before the end of the given time. They
     * are all computed beforehand, eight bytes each, so that nothing is computed while requests are sent.
     */
    long[] due(Duration time);

    /** One request after another at equal distances: the first at the start. */
    static Arrivals constant(double ratePerSecond) {
        return new Constant(ratePerSecond);
    }

    /** Independent requests, as from many users who do not know of each other: distances are exponential. */
    static Arrivals poisson(double ratePerSecond, long seed) {
        return new Poisson(ratePerSecond, seed);
    }

    /** See {@link Arrivals#constant}. */
    record Constant(double ratePerSecond) implements Arrivals {

        public Constant {
            check(ratePerSecond);
        }

        @Override
        public long[] due(Duration time) {
            long[] due = new long[count(Math.ceil(ratePerSecond * time.toNanos() / 1e9))];
            // From the index, not by adding up, so that rounding does not add up either.
            Arrays.setAll(due, i -> (long) (i * 1e9 / ratePerSecond));
            return due;
        }
    }

    /** See {@link Arrivals#poisson}. The same seed gives the same times. */
    record Poisson(double ratePerSecond, long seed) implements Arrivals {

        public Poisson {
            check(ratePerSecond);
        }

        @Override
        public long[] due(Duration time) {
            SplittableRandom random = new SplittableRandom(seed);
            double end = time.toNanos();
            long[] due = new long[16 + count(ratePerSecond * end / 1e9)];
            int count = 0;
            for (double at = distance(random); at < end; at += distance(random)) {
                if (count == due.length) {
                    due = Arrays.copyOf(due, due.length + due.length / 4);
                }
                due[count++] = (long) at;
            }
            return Arrays.copyOf(due, count);
        }

        private double distance(SplittableRandom random) {
            return -Math.log1p(-random.nextDouble()) * 1e9 / ratePerSecond;
        }
    }

    private static void check(double ratePerSecond) {
        if (!(ratePerSecond > 0 && ratePerSecond <= MAX_RATE)) {
            throw new IllegalArgumentException(
                    "The rate must be above 0 and at most 1000000 requests/s, but is " + ratePerSecond);
        }
    }

    private static int count(double requests) {
        if (requests > MAX_REQUESTS) {
            throw new IllegalArgumentException(
                    "A load can have %,d requests at most, but %,.0f were asked for: make it shorter"
                            .formatted(MAX_REQUESTS, requests));
        }
        return (int) requests;
    }
}
