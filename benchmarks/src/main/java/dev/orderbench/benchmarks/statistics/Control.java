package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Point;

/**
 * A contender of which the true ratio to the baseline is known, in one operation at one point: it checks the
 * measurement itself.
 *
 * @param operation name of the operation
 * @param point under which conditions
 * @param contender whose role is that of a control
 * @param trueRatio what its ratio to the baseline is by construction
 * @param outcome what its measurement says
 */
public record Control(String operation, Point point, Contender contender, double trueRatio, Outcome outcome) {

    /** What the measurement of a control says. */
    public sealed interface Outcome {}

    /**
     * The true ratio lies in the interval.
     *
     * @param interval the measured ratio, with an interval adjusted after Holm for all controls of the run
     */
    public record Passed(Estimate.Interval interval) implements Outcome {}

    /**
     * The true ratio lies outside of the interval: what was measured is not what is true.
     *
     * @param interval the measured ratio, with an interval adjusted after Holm for all controls of the run
     */
    public record Failed(Estimate.Interval interval) implements Outcome {}

    /**
     * There is no interval to decide from.
     *
     * @param reason why, as a clause
     */
    public record Absent(String reason) implements Outcome {}
}
