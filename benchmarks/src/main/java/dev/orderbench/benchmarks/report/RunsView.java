package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.statistics.Change;
import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.EnvironmentChange;
import dev.orderbench.benchmarks.statistics.Estimate;
import dev.orderbench.benchmarks.statistics.Judgement;
import dev.orderbench.benchmarks.statistics.Outcome;
import dev.orderbench.benchmarks.statistics.Quantity;
import dev.orderbench.benchmarks.statistics.Relation;
import dev.orderbench.benchmarks.statistics.RunChanges;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Several runs side by side, in finished words and numbers.
 *
 * @param runs what is compared; changes are those from the first
 * @param notices what must be known before any number
 * @param groups one for each operation and point that any run compares
 * @param differences what was not the same in another run as in the first
 */
record RunsView(List<Run> runs, List<Notice> notices, List<Group> groups, List<Difference> differences) {

    /** What the columns mean. */
    static final String LEGEND =
            "The ratio is the time of the contender divided by that of the baseline in the same run: above 1 is slower. Beside"
                    + " it, from the second run on, stands the same divided by that of the first run, with Welch's 95%"
                    + " interval over the JVMs; each interval has its confidence by itself. Ratios were measured within"
                    + " rounds, so they may be compared between machines; times of different runs are not paired, and a"
                    + " machine that became slower looks like a change.";

    /**
     * A run.
     *
     * @param name a number, as the columns have it
     */
    record Run(String name, String file, String about) {}

    /** All of one operation and point. */
    record Group(String operation, String point, List<Row> rows) {}

    /**
     * One quantity of one contender.
     *
     * @param values one for each run
     */
    record Row(String contender, String quantity, List<Value> values) {}

    /**
     * What one run found.
     *
     * @param text the number with its interval, or why there is none
     * @param change since the first run, with its interval; empty for the first and where it is not known
     * @param word what is shown of it, or empty
     * @param tone the same for colours
     */
    record Value(String text, String change, String word, String tone) {}

    /**
     * What was not the same as in the first run.
     *
     * @param run name of the other
     * @param before in the first
     * @param after in the other
     */
    record Difference(String run, String what, String before, String after) {}

    static RunsView of(List<RunsReport.Run> runs) {
        if (runs.size() < 2) {
            throw new IllegalArgumentException("Two results files at least are compared");
        }
        Results first = runs.getFirst().results();
        List<Comparison> comparisons =
                runs.stream().map(run -> Comparison.of(run.results())).toList();
        List<@Nullable RunChanges> changes = new ArrayList<>();
        changes.add(null);
        runs.stream().skip(1).map(run -> RunChanges.of(first, run.results(), 0)).forEach(changes::add);
        List<Run> named = new ArrayList<>();
        List<Difference> differences = new ArrayList<>();
        List<Notice> notices = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            Results results = runs.get(i).results();
            String name = "run " + (i + 1);
            named.add(new Run(
                    name,
                    runs.get(i).file(),
                    "preset " + results.plan().preset() + ", measured " + Words.moment(results.startedAt())
                            + ", commit " + results.environment().commit()));
            for (Notice notice : Notice.of(results, comparisons.get(i), DisturbanceWords.of(results))) {
                notices.add(new Notice(Words.capitalized(name) + ": " + notice.heading(), notice.text()));
            }
            RunChanges change = changes.get(i);
            if (change != null) {
                differences(change, name, differences, notices);
            }
        }
        return new RunsView(
                List.copyOf(named),
                List.copyOf(notices),
                new Cells(comparisons, changes).groups(),
                List.copyOf(differences));
    }

    private static void differences(
            RunChanges change, String name, List<Difference> differences, List<Notice> notices) {
        change.environment()
                .forEach(one -> differences.add(new Difference(name, one.what(), one.before(), one.after())));
        if (!change.environment().stream().allMatch(EnvironmentChange::underTest)) {
            notices.add(
                    new Notice(
                            Words.capitalized(name) + " had another environment than run 1",
                            "Its times are hard to compare with those of run 1; its ratios can be. What differs stands below."));
        }
        if (!change.onlyOld().isEmpty()) {
            notices.add(new Notice("Only in run 1 and not in " + name, Words.list(change.onlyOld()) + "."));
        }
        if (!change.onlyNew().isEmpty()) {
            notices.add(new Notice("Only in " + name + " and not in run 1", Words.list(change.onlyNew()) + "."));
        }
    }

    /** Brings together what the runs say of the same. */
    private record Cells(List<Comparison> comparisons, List<@Nullable RunChanges> changes) {

        private record Place(String operation, Point point) {}

        private record Who(String id, String variant) {

            static Who of(Contender contender) {
                return new Who(contender.id(), contender.variant());
            }
        }

        private record ChangeKey(Place place, Who who, Quantity quantity) {}

        List<Group> groups() {
            Map<Place, Map<Who, Contender>> places = new LinkedHashMap<>();
            List<Map<Place, Map<Who, Outcome>>> outcomes = new ArrayList<>();
            for (Comparison comparison : comparisons) {
                Map<Place, Map<Who, Outcome>> ofRun = new LinkedHashMap<>();
                comparison.groups().forEach(group -> {
                    Place place = new Place(group.operation(), group.point());
                    group.entries().forEach(entry -> {
                        places.computeIfAbsent(place, same -> new LinkedHashMap<>())
                                .putIfAbsent(Who.of(entry.contender()), entry.contender());
                        ofRun.computeIfAbsent(place, same -> new LinkedHashMap<>())
                                .put(Who.of(entry.contender()), entry.outcome());
                    });
                });
                outcomes.add(ofRun);
            }
            List<Map<ChangeKey, RunChanges.Row>> changed =
                    changes.stream().map(Cells::byKey).toList();
            List<Group> groups = new ArrayList<>();
            places.forEach((place, contenders) -> {
                List<Row> rows = new ArrayList<>();
                contenders.forEach((who, contender) -> {
                    boolean baseline = who.equals(Who.of(comparisons.getFirst().baseline()));
                    for (Quantity quantity :
                            baseline ? List.of(Quantity.TIME) : List.of(Quantity.RATIO, Quantity.TIME)) {
                        List<Value> values = new ArrayList<>();
                        for (int i = 0; i < comparisons.size(); i++) {
                            values.add(value(
                                    i,
                                    outcomes.get(i)
                                            .getOrDefault(place, Map.of())
                                            .get(who),
                                    quantity,
                                    changed.get(i).get(new ChangeKey(place, who, quantity))));
                        }
                        rows.add(new Row(
                                Words.name(contender), quantity == Quantity.RATIO ? "ratio" : "time, µs", values));
                    }
                });
                groups.add(new Group(place.operation(), place.point().conditions(), rows));
            });
            return groups;
        }

        private static Map<ChangeKey, RunChanges.Row> byKey(@Nullable RunChanges changes) {
            Map<ChangeKey, RunChanges.Row> byKey = new LinkedHashMap<>();
            if (changes != null) {
                changes.rows()
                        .forEach(row -> byKey.put(
                                new ChangeKey(
                                        new Place(row.operation(), row.point()),
                                        Who.of(row.contender()),
                                        row.quantity()),
                                row));
            }
            return byKey;
        }

        private static Value value(
                int run, @Nullable Outcome outcome, Quantity quantity, RunChanges.@Nullable Row change) {
            String text = switch (outcome) {
                case null -> "not measured";
                case Outcome.Failed failed -> "no score: " + Words.clause(failed.reason());
                case Outcome.Measured measured ->
                    quantity == Quantity.TIME
                            ? Numbers.micros(measured.nanosPerOperation()).text()
                            : ratio(measured.relation());
            };
            if (change != null && change.change() instanceof Change.Withheld withheld) {
                return new Value(
                        text,
                        "",
                        "withheld: a control of "
                                + (withheld.before() && withheld.after()
                                        ? "both runs"
                                        : "run " + (withheld.before() ? 1 : run + 1))
                                + " failed",
                        ResultRow.WITHHELD);
            }
            if (change == null || !(change.change() instanceof Change.Estimated estimated)) {
                return new Value(text, "", "", "");
            }
            boolean judged = estimated.factor() instanceof Estimate.Interval;
            return new Value(
                    text,
                    "× " + Numbers.ratio(estimated.factor()).text(),
                    judged ? word(change.judgement()) : "no interval (one JVM)",
                    judged ? tone(change.judgement()) : "no-interval");
        }

        private static String ratio(Relation relation) {
            return switch (relation) {
                case Relation.Baseline itself -> "1";
                case Relation.Unavailable unavailable -> Words.clause(unavailable.reason());
                case Relation.Ratio ratio -> Numbers.ratio(ratio.ratio()).text();
                case Relation.Withheld withheld ->
                    Numbers.ratio(withheld.ratio()).text() + ", verdict withheld";
            };
        }

        private static String word(Judgement judgement) {
            return switch (judgement) {
                case WORSE -> "more";
                case BETTER -> "less";
                case WITHIN, UNDECIDED -> "no change shown";
            };
        }

        private static String tone(Judgement judgement) {
            return switch (judgement) {
                case WORSE -> "slower";
                case BETTER -> "faster";
                case WITHIN, UNDECIDED -> "no-difference-shown";
            };
        }
    }
}
