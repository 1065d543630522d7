package dev.orderbench.benchmarks.selftest;

import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.statistics.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.LongStream;

/** Judges made-up runs of which the truth is known, and counts how often the judgement is wrong. */
public final class SelfTest {

    /** How many runs of each kind are made up for each setting. */
    private static final int RUNS = 2000;

    // A contrast needs no such precision, and takes longer than the rest.
    private static final int RUNS_FOR_EACH_CONTRAST = 4;

    private final long seed;
    private final int runs;
    private final List<Setting> settings;
    private final Function<Results, Comparison> method;

    /** A test of the method by which real runs are judged. The same seed makes up the same runs. */
    public SelfTest(long seed) {
        this(seed, RUNS, Setting.ALL, Comparison::of);
    }

    SelfTest(long seed, int runs, List<Setting> settings, Function<Results, Comparison> method) {
        this.seed = seed;
        this.runs = runs;
        this.settings = settings;
        this.method = method;
    }

    /**
     * What came out.
     *
     * @param passed whether all error rates lie within their limits
     * @param lines all rates, for people
     */
    public record Outcome(boolean passed, List<String> lines) {

        public Outcome {
            lines = List.copyOf(lines);
        }
    }

    /** Runs for some seconds, on all processors. */
    public Outcome run() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%,d made-up runs of each kind and setting, seed %d. Their truth is known, so errors can be counted.",
                runs,
                seed));
        boolean passed = true;
        for (Setting setting : settings) {
            Answers answers = answers(new Trial(setting, method));
            lines.add("");
            lines.add(setting.text());
            for (Question question : Question.values()) {
                double share = answers.rate(question).share();
                passed &= question.allows(share, setting);
                lines.add(line(question, share, setting));
            }
        }
        lines.add("");
        lines.add("Rates without limits are not judged: how often 5% is found, and what naive methods would say (of");
        lines.add("every fourth run).");
        lines.add("");
        lines.add(passed ? "Passed: all error rates are as stated." : "FAILED: an error rate is not as stated.");
        return new Outcome(passed, lines);
    }

    private Answers answers(Trial trial) {
        return LongStream.range(0, runs)
                .parallel()
                .mapToObj(run -> trial.answers(seed * runs + run, run % RUNS_FOR_EACH_CONTRAST == 0))
                .reduce(Answers.none(), Answers::plus, Answers::plus);
    }

    private static String line(Question question, double share, Setting setting) {
        String mark = !question.isJudged() ? "" : question.allows(share, setting) ? "ok" : "FAILED";
        String limits = question.isJudged() ? " (" + question.limits(setting) + ")" : "";
        return String.format(Locale.ROOT, "  %-6s %6s  %s%s", mark, percent(share), question.text(), limits);
    }

    /** A share with one decimal. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }
}
