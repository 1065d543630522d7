package dev.orderbench.benchmarks.statistics;

import java.util.List;

/** How a contender that was measured stands to the baseline. */
public sealed interface Relation {

    /** It is the baseline. */
    record Baseline() implements Relation {}

    /**
     * It was compared with the baseline.
     *
     * @param ratio time of the contender divided by time of the baseline; above 1 is slower
     * @param verdict what the adjusted test allows to be said
     */
    record Ratio(Estimate ratio, Verdict verdict) implements Relation {

        /**
         * Whether the interval, taken alone, leaves 1 out, and yet no difference was shown: among so many pairs, an
         * interval like this one may be chance.
         */
        public boolean intervalAloneShowsMore() {
            return verdict == Verdict.NO_DIFFERENCE_SHOWN
                    && ratio instanceof Estimate.Interval interval
                    && (interval.low() > 1 || interval.high() < 1);
        }
    }

    /**
     * It was compared with the baseline, but controls failed, and so there is no verdict.
     *
     * @param ratio time of the contender divided by time of the baseline
     * @param failed the controls that failed, at least one
     */
    record Withheld(Estimate.Interval ratio, List<Control> failed) implements Relation {

        public Withheld {
            failed = List.copyOf(failed);
        }
    }

    /**
     * It cannot be compared, although it was measured itself.
     *
     * @param reason why, as a clause
     */
    record Unavailable(String reason) implements Relation {}
}
