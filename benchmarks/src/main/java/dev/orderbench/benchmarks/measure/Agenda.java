package dev.orderbench.benchmarks.measure;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides which JVM is to be run next. First the minimum of each group, one JVM of each group in turn, so that what changes
 * with time meets all groups alike; then, while the budget lasts, those that gave no samples once more, disturbed JVMs again,
 * then one more JVM of the group that has the widest interval. It knows widths and no p-values: a run that ended once a difference was shown would show
 * differences where there are none.
 *
 * @param groups what is measured in JVMs of its own
 * @param targetWidth the half-width at which an interval is narrow enough; {@code null} where a run ends with its minimum
 */
record Agenda(List<Group> groups, @Nullable Double targetWidth) {

    /** A machine that is always disturbed must not spend the budget on repetitions that are disturbed too. */
    static final int REPETITIONS = 2;

    /** More would only mean that the target is out of reach. */
    static final int MOST_JVMS = 100;

    Agenda {
        groups = List.copyOf(groups);
    }

    /**
     * What is measured in JVMs of its own.
     *
     * @param minimum how many JVMs it has at least
     * @param secondsPerJvm how long one of them takes
     */
    record Group(int minimum, double secondsPerJvm) {}

    /**
     * A JVM that has been run; of several attempts, the last one.
     *
     * @param group index of its group
     * @param index its index in the group
     * @param repetition 0 for the first attempt
     * @param ended whether it gave samples; one that did not is tried once more
     * @param disturbed whether it was disturbed
     */
    record Attempt(int group, int index, int repetition, boolean ended, boolean disturbed) {}

    /** What to do. */
    sealed interface Step {}

    /** Run a JVM of a group. */
    record Measure(int group, int index, Reason reason) implements Step {}

    /** Why a JVM is run. */
    enum Reason {
        MINIMUM,
        FAILED,
        DISTURBED,
        WIDE
    }

    /** Why nothing more is run. */
    enum End implements Step {
        /** The minimum is there, and no more was asked for. */
        PLAN_DONE,
        /** Nothing is left to be done better. */
        PRECISE,
        /** Something is, but it would not end within the budget. */
        BUDGET_SPENT
    }

    /**
     * The next step.
     *
     * @param attempts what has been run, each JVM once
     * @param widths for each group, the half-width of its widest interval
     * @param secondsLeft of the budget; does not matter before the minimum is there
     */
    Step next(List<Attempt> attempts, List<Double> widths, double secondsLeft) {
        Optional<Measure> missing = missing(attempts);
        if (missing.isPresent()) {
            return missing.get();
        }
        if (targetWidth == null) {
            return End.PLAN_DONE;
        }
        List<Measure> wanted = Stream.of(failed(attempts), disturbed(attempts), wide(attempts, widths))
                .flatMap(each -> each)
                .toList();
        return wanted.isEmpty()
                ? End.PRECISE
                : wanted.stream()
                        .filter(one -> groups.get(one.group).secondsPerJvm <= secondsLeft)
                        .findFirst()
                        .<Step>map(one -> one)
                        .orElse(End.BUDGET_SPENT);
    }

    /** Whether all of the minimum has been run, well or not: only then do widths and disturbances matter. */
    boolean hasTriedMinimum(List<Attempt> attempts) {
        return missing(attempts).isEmpty();
    }

    /** The first of the minimum that has not been run, by index, then by group. */
    private Optional<Measure> missing(List<Attempt> attempts) {
        return IntStream.range(0, groups.stream().mapToInt(Group::minimum).max().orElse(0))
                .boxed()
                .flatMap(index -> IntStream.range(0, groups.size())
                        .filter(group -> index < groups.get(group).minimum)
                        .filter(group -> attempts.stream().noneMatch(one -> one.group == group && one.index == index))
                        .mapToObj(group -> new Measure(group, index, Reason.MINIMUM)))
                .findFirst();
    }

    /** What befell a JVM once need not befall it again; what does so twice would do so always. */
    private static Stream<Measure> failed(List<Attempt> attempts) {
        return attempts.stream()
                .filter(one -> !one.ended && one.repetition == 0)
                .map(one -> new Measure(one.group, one.index, Reason.FAILED));
    }

    /** Those that may be repeated; those first that were repeated least. */
    private static Stream<Measure> disturbed(List<Attempt> attempts) {
        return attempts.stream()
                .filter(one -> one.ended && one.disturbed && one.repetition < REPETITIONS)
                .sorted(Comparator.comparingInt(Attempt::repetition))
                .map(one -> new Measure(one.group, one.index, Reason.DISTURBED));
    }

    /** One more of each group that is too wide, the widest first; but not where the last one gave no samples. */
    private Stream<Measure> wide(List<Attempt> attempts, List<Double> widths) {
        return IntStream.range(0, groups.size())
                .boxed()
                .filter(group -> targetWidth != null && widths.get(group) > targetWidth)
                .sorted(Comparator.comparing((Integer group) -> widths.get(group))
                        .reversed())
                .flatMap(group -> attempts.stream()
                        .filter(one -> one.group == group)
                        .max(Comparator.comparingInt(Attempt::index))
                        .filter(last -> last.ended && last.index + 1 < MOST_JVMS)
                        .map(last -> new Measure(group, last.index + 1, Reason.WIDE))
                        .stream());
    }
}
