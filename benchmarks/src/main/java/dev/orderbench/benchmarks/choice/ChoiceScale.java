package dev.orderbench.benchmarks.choice;

import java.time.Duration;

/**
 * How much is measured of what a choice brings with it.
 *
 * @param footprintJvms how many fresh JVMs each contender starts in
 * @param combinationJvms how many JVMs measure combinations
 * @param warmUp how long each of these warms up
 * @param measured how long each of these measures
 */
public record ChoiceScale(int footprintJvms, int combinationJvms, Duration warmUp, Duration measured) {

    /** About 40 seconds with three contenders. */
    public static final ChoiceScale SHORT = new ChoiceScale(3, 3, Duration.ofSeconds(3), Duration.ofSeconds(4));

    /** About two minutes with three contenders. */
    public static final ChoiceScale LONG = new ChoiceScale(5, 4, Duration.ofSeconds(4), Duration.ofSeconds(8));
}
