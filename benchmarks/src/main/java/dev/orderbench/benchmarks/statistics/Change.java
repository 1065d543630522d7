package dev.orderbench.benchmarks.statistics;

/** How a quantity of which less is better changed from an old run to a new one. */
public sealed interface Change {

    /**
     * What may be said of it.
     *
     * @param threshold by how much a quantity may grow, as a share: 0.05 for 5 %
     */
    Judgement judge(double threshold);

    /**
     * A quantity that was estimated from samples.
     *
     * @param factor the new one divided by the old one
     */
    record Estimated(Estimate factor) implements Change {

        @Override
        public Judgement judge(double threshold) {
            double limit = 1 + threshold;
            return switch (factor) {
                case Estimate.Point point -> Judgement.UNDECIDED;
                case Estimate.Interval interval when interval.low() > limit -> Judgement.WORSE;
                case Estimate.Interval interval when interval.high() < 1 -> Judgement.BETTER;
                case Estimate.Interval interval when interval.high() <= limit -> Judgement.WITHIN;
                case Estimate.Interval interval -> Judgement.UNDECIDED;
            };
        }
    }

    /**
     * A quantity that hardly varies from JVM to JVM, where too few of them give it an interval: the estimate itself is held against
     * the threshold.
     *
     * @param factor the new one divided by the old one
     */
    record Single(double factor) implements Change {

        @Override
        public Judgement judge(double threshold) {
            return factor > 1 + threshold ? Judgement.WORSE : Judgement.WITHIN;
        }
    }

    /**
     * A quantity that is counted, so that no interval and no threshold is needed.
     *
     * @param before in the old run
     * @param after in the new run
     * @param tolerance how far apart counts of the same can be
     */
    record Exact(double before, double after, double tolerance) implements Change {

        @Override
        public Judgement judge(double threshold) {
            if (after > before + tolerance) {
                return Judgement.WORSE;
            }
            return after < before - tolerance ? Judgement.BETTER : Judgement.WITHIN;
        }
    }

    /**
     * The old run has it and the new one does not, since what it is a quantity of has failed.
     *
     * @param reason why, as a clause
     */
    record Lost(String reason) implements Change {

        @Override
        public Judgement judge(double threshold) {
            return Judgement.WORSE;
        }
    }

    /**
     * Both runs have it, but controls failed, so that nothing may be concluded from its times.
     *
     * @param before whether a control of the old run failed
     * @param after whether one of the new run did
     */
    record Withheld(boolean before, boolean after) implements Change {

        @Override
        public Judgement judge(double threshold) {
            return Judgement.UNDECIDED;
        }
    }

    /**
     * A run does not have it, without having lost it, so nothing can be said.
     *
     * @param reason why, as a clause
     */
    record Unknown(String reason) implements Change {

        @Override
        public Judgement judge(double threshold) {
            return Judgement.UNDECIDED;
        }
    }
}
