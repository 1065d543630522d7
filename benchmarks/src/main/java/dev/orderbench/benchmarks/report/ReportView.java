package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Budget;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.PoolResults;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Stage;
import dev.orderbench.benchmarks.source.SourceCatalog;
import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.LogTimes;
import dev.orderbench.benchmarks.statistics.NetworkForecast;
import dev.orderbench.benchmarks.statistics.Standings;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the report says, in finished words and numbers; the writers only arrange it.
 *
 * @param title who was compared
 * @param subtitle what was measured, and when
 * @param baseline name of the contender that ratios refer to
 * @param notices what must be known before any number
 * @param answer what to take away
 * @param findings what was found for each operation and point
 * @param data the numbers behind the figures
 * @param overviewGap why there is no figure of ratios, as a sentence; empty where there is one
 * @param band what its band holds; empty where it has none
 * @param standings all contenders over all comparisons together
 * @param rows the table of all numbers
 * @param causes what the times were spent on
 * @param wire what goes over the wire
 * @param why causes, statements and code of each operation
 * @param yardstick the baseline against pgbench; {@code null} where the run had no yardstick
 * @param network what operations cost over a network
 * @param forecast what they would take on others
 * @param scaling how cost grows with threads and data
 * @param latency latency at a fixed arrival rate; empty where it was not measured
 * @param drafts what contenders cost as first written; empty where that was not measured
 * @param settings which setting brings how much
 * @param pool what experiments on connection pools found
 * @param footprints what contenders bring with them
 * @param combinations what two of them in one transaction cost
 * @param adviser with what the adviser's form is filled
 * @param choice the comparison of a buyer
 * @param method how it was measured
 * @param controls what the controls said, which checked the measurement itself
 * @param environment where, and with which settings
 * @param command what repeats the run
 * @param jvms the JVMs that measured
 */
record ReportView(
        String title,
        String subtitle,
        String baseline,
        List<Notice> notices,
        Answer answer,
        List<Finding> findings,
        PageData data,
        String overviewGap,
        String band,
        List<StandingRow> standings,
        List<ResultRow.Group> rows,
        CauseTable causes,
        WireTable wire,
        WhyTable why,
        @Nullable YardstickTable yardstick,
        NetworkTable network,
        ForecastTable forecast,
        ScalingTable scaling,
        LatencyTable latency,
        DraftTable drafts,
        SettingTable settings,
        PoolSection pool,
        FootprintTable footprints,
        CombinationTable combinations,
        AdviserDefaults adviser,
        ChoiceTable choice,
        List<MethodNote> method,
        List<ControlRow> controls,
        List<FactSheet> environment,
        String command,
        List<JvmRow> jvms) {

    /** What the letters mean. */
    static final String LETTERS =
            "With the same operation and number of threads, contenders that share a letter cannot be told apart; the"
                    + " fastest has an a.";

    static ReportView of(Results results) {
        return of(results, Comparison.of(results));
    }

    static ReportView of(Results results, Comparison comparison) {
        return of(results, comparison, SourceCatalog.program());
    }

    static ReportView of(Results results, SourceCatalog catalog) {
        return of(results, Comparison.of(results), catalog);
    }

    /**
     * The view.
     *
     * @param comparison that of the results
     * @param catalog the contenders' code
     */
    static ReportView of(Results results, Comparison comparison, SourceCatalog catalog) {
        return of(results, null, comparison, catalog);
    }

    /**
     * The view.
     *
     * @param laboratory what a run of the pool laboratory found, in the place of the results' own short experiments;
     *     {@code null} for those
     * @param comparison that of the results
     * @param catalog the contenders' code
     */
    static ReportView of(
            Results results, @Nullable PoolResults laboratory, Comparison comparison, SourceCatalog catalog) {
        LogTimes times = LogTimes.of(results, comparison);
        NetworkForecast forecast = NetworkForecast.of(results);
        CauseTable causes = CauseTable.of(results, comparison);
        WireTable wire = WireTable.of(results, comparison);
        WhyTable why = WhyTable.of(results, comparison, causes, wire, catalog);
        Standings standings = Standings.of(times);
        DisturbanceWords disturbances = DisturbanceWords.of(results);
        PoolSection pool = PoolSection.of(results, laboratory);
        Budget budget = results.plan().budget();
        return new ReportView(
                Words.list(comparison.contenders().stream().map(Words::name).toList()) + " on PostgreSQL",
                subtitle(results),
                Words.name(results.baseline()),
                Notice.of(results, comparison, disturbances),
                Answer.of(results, comparison, times, standings, forecast),
                Finding.of(comparison),
                PageData.of(results, comparison, times, forecast),
                overviewGap(comparison),
                budget == null ? "" : Chart.Band.label(budget),
                StandingRow.of(standings),
                ResultRow.groups(comparison),
                causes,
                wire,
                why,
                YardstickTable.of(results).orElse(null),
                NetworkTable.of(results),
                ForecastTable.of(NetworkMean.of(times, forecast), forecast, HoldsFor.hasOwnNetwork(results)),
                ScalingTable.of(results),
                LatencyTable.of(results.latency(), results.contenders()),
                DraftTable.of(results),
                SettingTable.ofExperiment(),
                pool,
                FootprintTable.of(results),
                CombinationTable.of(results),
                AdviserDefaults.of(results.baseline(), pool),
                ChoiceTable.of(results, comparison.contenders(), standings, catalog, why.anchors()),
                MethodNotes.of(results, comparison, causes, disturbances),
                ControlRow.of(comparison),
                FactSheets.of(results),
                command(results.plan()),
                JvmRow.of(results, disturbances));
    }

    private static String overviewGap(Comparison comparison) {
        if (comparison.groups().isEmpty()) {
            return "There is no figure, since nothing was compared in this run.";
        }
        if (comparison.contenders().size() == 1) {
            return "There is no figure, since there is nobody to compare " + Words.name(comparison.baseline())
                    + " with.";
        }
        return Chart.of(comparison, null).groups().stream()
                        .flatMap(group -> group.marks().stream())
                        .anyMatch(Chart.Dot.class::isInstance)
                ? ""
                : "There is no figure, since no contender has a ratio to " + Words.name(comparison.baseline())
                        + "; the table of numbers says why.";
    }

    /** Where nothing was recorded of what was asked, what is known of it. */
    private static String command(Plan plan) {
        List<String> arguments = plan.arguments();
        return arguments == null
                ? "./bench run --preset " + plan.preset() + " --seed " + plan.seed()
                : String.join(
                        " ",
                        Stream.concat(Stream.of("./bench", "run"), arguments.stream())
                                .toList());
    }

    /** Whether there is something to say on what to choose beside how fast it is. */
    boolean hasChoice() {
        return !footprints.isEmpty() || !combinations.isEmpty();
    }

    boolean hasLetters() {
        return rows.stream()
                .flatMap(group -> group.rows().stream())
                .anyMatch(row -> row instanceof ResultRow.Measured measured
                        && !measured.letters().isEmpty());
    }

    private static String subtitle(Results results) {
        Plan plan = results.plan();
        List<Stage> comparisons = plan.stages(Stage.Kind.COMPARISON);
        List<String> points = plan.points().stream().map(Point::conditions).toList();
        String compared = comparisons.isEmpty()
                ? "Nothing was compared"
                : Words.count(plan.operations().size(), "operation") + ", " + Words.list(points) + ", "
                        + Words.distinct(comparisons, stage -> Words.count(stage.jvms(), "JVM"))
                        + (points.size() > 1 ? " for each" : "");
        return compared + ". Preset " + plan.preset() + ", measured " + Words.moment(results.startedAt()) + " in "
                + Words.duration(results.startedAt(), results.finishedAt()) + ".";
    }
}
