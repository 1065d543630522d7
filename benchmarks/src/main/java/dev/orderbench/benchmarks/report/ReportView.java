package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Stage;
import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.LogTimes;
import dev.orderbench.benchmarks.statistics.NetworkForecast;
import dev.orderbench.benchmarks.statistics.Standings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the report says, in finished words and numbers; the writers only arrange it.
 *
 * @param title who was compared
 * @param subtitle what was measured, and when
 * @param baseline name of the contender that ratios refer to
 * @param notices what must be known before any number
 * @param summary the answer, one text for each contender but the baseline
 * @param findings the answer for each operation and point
 * @param data the numbers behind the figures
 * @param standings all contenders over all comparisons together
 * @param rows the table of all numbers
 * @param causes what the times were spent on
 * @param wire what goes over the wire
 * @param yardstick the baseline against pgbench; {@code null} where the run had no yardstick
 * @param network what operations cost over a network
 * @param forecast what they would take on others
 * @param scaling how cost grows with threads and data
 * @param pool what experiments on connection pools found
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
        List<String> summary,
        List<Finding> findings,
        PageData data,
        List<StandingRow> standings,
        List<ResultRow.Group> rows,
        CauseTable causes,
        WireTable wire,
        @Nullable YardstickTable yardstick,
        NetworkTable network,
        ForecastTable forecast,
        ScalingTable scaling,
        List<PoolChapter> pool,
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
        LogTimes times = LogTimes.of(results, comparison);
        NetworkForecast forecast = NetworkForecast.of(results);
        CauseTable causes = CauseTable.of(comparison);
        DisturbanceWords disturbances = DisturbanceWords.of(results);
        return new ReportView(
                Words.list(comparison.contenders().stream().map(Words::name).toList()) + " on PostgreSQL",
                subtitle(results),
                Words.name(results.baseline()),
                Notice.of(results, comparison, disturbances),
                Tally.of(comparison),
                Finding.of(comparison),
                PageData.of(comparison, times, forecast),
                StandingRow.of(Standings.of(times)),
                ResultRow.groups(comparison),
                causes,
                WireTable.of(results, comparison),
                YardstickTable.of(results).orElse(null),
                NetworkTable.of(results),
                ForecastTable.of(comparison.contenders(), forecast),
                ScalingTable.of(results),
                PoolChapter.of(results.pool()),
                MethodNotes.of(results, comparison, causes, disturbances),
                ControlRow.of(comparison),
                FactSheets.of(results),
                "./bench run --preset %s --seed %d"
                        .formatted(results.plan().preset(), results.plan().seed()),
                JvmRow.of(results, disturbances));
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
        return Words.count(plan.operations().size(), "operation") + ", " + Words.list(points) + ", "
                + Words.distinct(comparisons, stage -> Words.count(stage.jvms(), "JVM"))
                + (points.size() > 1 ? " for each" : "")
                + ". Preset " + plan.preset() + ", measured " + Words.moment(results.startedAt()) + " in "
                + Words.duration(results.startedAt(), results.finishedAt()) + ".";
    }
}
