package dev.orderbench.benchmarks.selftest;

/** What is asked of each made-up run: how often does something happen? */
enum Question {
    INTERVAL_MISSES_1("of 95% intervals of two equal contenders miss 1", 0.035, 0.065, 0.08),
    FAMILY_FINDS_A_DIFFERENCE("of operations without any difference are said to have one", 0, 0.065, 0.08),
    CONTROL_FAILS("of sound runs have a control that fails", 0, 0.065, 0.08),
    INTERVAL_MISSES_5_PERCENT("of 95% intervals of a contender that takes 5% more time miss 1.05", 0.035, 0.065, 0.08),
    FIVE_PERCENT_FOUND("of these contenders are found to be slower"),
    SLICES_AS_REPLICATES("of intervals of equal contenders miss 1 if every slice counts as a replicate"),
    FORKS_IN_TURN("of equal pairs look different if the forks of one run after those of the other");

    private final String text;
    private final double least;
    private final double most;
    private final double mostOnWidth;

    /** Without limits: told, and not judged. */
    Question(String text) {
        this(text, Double.NaN, Double.NaN, Double.NaN);
    }

    /**
     * Judged.
     *
     * @param mostOnWidth the upper limit where runs end once their intervals are narrow: a run that happens to look calm ends
     *     earlier, so its intervals are a little too narrow
     */
    Question(String text, double least, double most, double mostOnWidth) {
        this.text = text;
        this.least = least;
        this.most = most;
        this.mostOnWidth = mostOnWidth;
    }

    String text() {
        return text;
    }

    boolean isJudged() {
        return !Double.isNaN(most);
    }

    /** Whether a share is as it should be. A share of nothing is not. */
    boolean allows(double share, Setting setting) {
        return !isJudged() || share >= least && share <= most(setting);
    }

    private double most(Setting setting) {
        return setting.stopsOnWidth() ? mostOnWidth : most;
    }

    /** The limits, or nothing where there are none. */
    String limits(Setting setting) {
        if (!isJudged()) {
            return "";
        }
        return least == 0
                ? "at most " + SelfTest.percent(most(setting))
                : SelfTest.percent(least) + " to " + SelfTest.percent(most(setting));
    }
}
