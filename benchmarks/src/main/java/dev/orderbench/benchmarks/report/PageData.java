package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Budget;
import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.statistics.Breakdown;
import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.Estimate;
import dev.orderbench.benchmarks.statistics.LogTimes;
import dev.orderbench.benchmarks.statistics.NetworkForecast;
import dev.orderbench.benchmarks.statistics.Outcome;
import dev.orderbench.benchmarks.statistics.OutsideComparison;
import dev.orderbench.benchmarks.statistics.Relation;
import dev.orderbench.benchmarks.statistics.Remainder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The numbers from which the page's script draws, and computes what its reader asks.
 *
 * @param baseline id of the contender that ratios refer to
 * @param dataSize name of the dataset's usual size
 * @param targetWidth half-width of intervals that the run aimed at, as a share; {@code null} where it aimed at none
 * @param contenders who was compared, the baseline first
 * @param cells what was compared, then what was measured alike on data of other sizes
 * @param network what operations take over a network
 * @param latency percentiles at a fixed arrival rate; none where they were not measured
 * @param growth how cost grows with threads and data
 */
record PageData(
        String baseline,
        String dataSize,
        @Nullable Double targetWidth,
        List<Who> contenders,
        List<CellData> cells,
        Network network,
        List<LatencyCurve> latency,
        GrowthData growth) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    /** So many decimals of a logarithm are a millionth of the time. */
    private static final double LOG_STEP = 1e6;

    private static final double NANOS_PER_MICRO = 1e3;

    /** The tone of a ratio without a verdict. */
    private static final String UNTESTED = "untested";

    /** A contender. */
    record Who(String id, String name, String variant) {}

    /**
     * What {@link NetworkForecast} says.
     *
     * @param base of how many threads the times are, where of several, in sentences
     * @param external whether the run itself had a network that is not known
     */
    record Network(List<Double> measuredMillis, String base, boolean external, List<Course> operations) {

        static Network of(LogTimes times, NetworkForecast forecast, boolean external) {
            Set<String> withheld = NetworkMean.withheld(times);
            return new Network(
                    forecast.measuredMillis(),
                    ForecastBase.sentences(forecast),
                    external,
                    forecast.operations().stream()
                            .map(one -> new Course(
                                    one.operation(), one.fitted(), withheld.contains(one.operation()), one.lines()))
                            .toList());
        }
    }

    /**
     * One operation over a network.
     *
     * @param fitted whether its lines were fitted to measurements
     * @param withheld whether controls failed
     * @param lines by the ids of contenders; one of them that does not fit keeps the operation out of the order
     */
    record Course(String operation, boolean fitted, boolean withheld, Map<String, NetworkForecast.Line> lines) {}

    /**
     * One operation at one point.
     *
     * @param family the kind of work that the operation does
     * @param threads conditions but for the size of the data, as they stand beside the operation
     * @param size name of the dataset's size
     * @param stage cells of the same stage come from the same JVMs
     * @param withheld whether controls failed
     * @param logs by contender: pairs of the JVM's index and the mean logarithm of nanoseconds
     * @param marks one for each contender
     */
    record CellData(
            String operation,
            String family,
            String threads,
            String size,
            int stage,
            boolean withheld,
            Map<String, List<List<Number>>> logs,
            List<MarkData> marks) {}

    /**
     * One contender in a cell.
     *
     * @param ratio to the baseline; {@code null} where there is none
     * @param low lower end of its interval; {@code null} where there is none
     * @param high upper end
     * @param tone the kind of verdict
     * @param text what stands beside the mark
     * @param title what the mark says, in words
     * @param micros time of an operation in microseconds with its interval, as text; empty where there is none
     * @param letters those of the contenders that cannot be told apart; empty where nothing was tested
     * @param parts what its time was spent on, in microseconds; {@code null} where that was not recorded
     */
    record MarkData(
            String id,
            boolean baseline,
            @Nullable Double ratio,
            @Nullable Double low,
            @Nullable Double high,
            String tone,
            String text,
            String title,
            String micros,
            String letters,
            @Nullable Parts parts) {}

    /** Parts of a time, in microseconds; {@code null} where one was not seen. */
    record Parts(double client, @Nullable Double server, double waiting, double rest) {

        static @Nullable Parts of(@Nullable Breakdown breakdown) {
            if (breakdown == null) {
                return null;
            }
            Double server = breakdown.serverCpuNanos();
            double rest = switch (breakdown.remainder()) {
                case Remainder.Left left -> left.nanos();
                case Remainder.Exceeded exceeded -> 0;
            };
            return new Parts(
                    micros(breakdown.clientCpuNanos()),
                    server == null ? null : Double.valueOf(micros(server)),
                    micros(breakdown.waitNanos()),
                    micros(rest));
        }

        private static double micros(double nanos) {
            return Math.rint(nanos) / NANOS_PER_MICRO;
        }
    }

    static PageData of(Results results, Comparison comparison, LogTimes times, NetworkForecast network) {
        List<CellData> cells = new ArrayList<>();
        for (int i = 0; i < comparison.groups().size(); i++) {
            cells.add(cell(comparison, comparison.groups().get(i), times.cells().get(i)));
        }
        List<OutsideComparison> outside = OutsideComparison.of(results);
        LogTimes.ofOtherSizes(results, comparison)
                .cells()
                .forEach(cell -> cells.add(cell(
                        cell.operation(),
                        cell,
                        outside.stream()
                                .filter(one -> one.operation().equals(cell.operation())
                                        && one.point().equals(cell.point()))
                                .map(one -> mark(comparison.baseline(), one))
                                .toList())));
        Budget budget = results.plan().budget();
        return new PageData(
                comparison.baseline().id(),
                results.plan().dataSize(),
                budget == null ? null : Double.valueOf(budget.targetWidth()),
                comparison.contenders().stream()
                        .map(contender -> new Who(contender.id(), Words.name(contender), contender.variant()))
                        .toList(),
                cells,
                Network.of(times, network, HoldsFor.hasOwnNetwork(results)),
                LatencyCurve.of(results.latency()),
                GrowthData.of(results));
    }

    /** As JSON that may stand between the tags of a script: nothing in it can end the element. */
    String json() {
        return MAPPER.writeValueAsString(this)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }

    private static CellData cell(Comparison comparison, Comparison.Group group, LogTimes.Cell times) {
        return cell(
                group.operation(),
                times,
                group.entries().stream()
                        .map(entry -> mark(Words.name(comparison.baseline()), entry))
                        .toList());
    }

    private static CellData cell(String operation, LogTimes.Cell times, List<MarkData> marks) {
        Map<String, List<List<Number>>> logs = new LinkedHashMap<>();
        times.logs().forEach((contender, byJvm) -> {
            List<List<Number>> pairs = new ArrayList<>();
            byJvm.forEach((jvm, log) -> pairs.add(List.of(jvm, Math.rint(log * LOG_STEP) / LOG_STEP)));
            logs.put(contender, pairs);
        });
        return new CellData(
                operation,
                OperationFamily.of(operation).label(),
                times.point().conditions(),
                times.point().dataSize(),
                times.stage(),
                times.withheld(),
                logs,
                marks);
    }

    /** What was measured on data of another size gives no verdict. */
    private static MarkData mark(Contender baseline, OutsideComparison one) {
        Contender contender = one.contender();
        return switch (one) {
            case OutsideComparison.Missing missing ->
                missing(contender, "no score: " + Words.clause(missing.reason()), "");
            case OutsideComparison.Measured measured -> {
                String micros = Numbers.micros(measured.nanos()).text();
                Parts parts = Parts.of(measured.breakdown());
                Estimate ratio = measured.ratio();
                if (contender.equals(baseline)) {
                    yield baseline(contender, micros, "", parts);
                }
                yield ratio == null
                        ? missing(contender, "no JVM measured both it and the baseline", micros)
                        : dot(
                                contender,
                                Words.name(baseline),
                                ratio,
                                UNTESTED,
                                "not tested, since it is outside the comparison",
                                micros,
                                "",
                                parts);
            }
        };
    }

    private static MarkData mark(String baseline, Comparison.Entry entry) {
        Contender contender = entry.contender();
        return switch (entry.outcome()) {
            case Outcome.Failed failed -> missing(contender, "no score: " + Words.clause(failed.reason()), "");
            case Outcome.Measured measured ->
                switch (measured.relation()) {
                    case Relation.Baseline itself ->
                        baseline(
                                contender,
                                Numbers.micros(measured.nanosPerOperation()).text(),
                                measured.letters(),
                                Parts.of(measured.breakdown()));
                    case Relation.Unavailable unavailable ->
                        missing(
                                contender,
                                Words.clause(unavailable.reason()),
                                Numbers.micros(measured.nanosPerOperation()).text());
                    case Relation.Ratio ratio ->
                        dot(
                                contender,
                                baseline,
                                ratio.ratio(),
                                ResultRow.tone(ratio.verdict()),
                                Words.verdict(ratio.verdict()),
                                measured);
                    case Relation.Withheld withheld ->
                        dot(
                                contender,
                                baseline,
                                withheld.ratio(),
                                ResultRow.WITHHELD,
                                "withheld, since a control failed",
                                measured);
                };
        };
    }

    private static MarkData baseline(Contender contender, String micros, String letters, @Nullable Parts parts) {
        return new MarkData(
                contender.id(),
                true,
                1.0,
                null,
                null,
                "baseline",
                "baseline",
                "the baseline, at 1",
                micros,
                letters,
                parts);
    }

    private static MarkData missing(Contender contender, String reason, String micros) {
        return new MarkData(contender.id(), false, null, null, null, "missing", reason, reason, micros, "", null);
    }

    private static MarkData dot(
            Contender contender,
            String baseline,
            Estimate ratio,
            String tone,
            String verdict,
            Outcome.Measured measured) {
        return dot(
                contender,
                baseline,
                ratio,
                tone,
                verdict,
                Numbers.micros(measured.nanosPerOperation()).text(),
                measured.letters(),
                Parts.of(measured.breakdown()));
    }

    private static MarkData dot(
            Contender contender,
            String baseline,
            Estimate ratio,
            String tone,
            String verdict,
            String micros,
            String letters,
            @Nullable Parts parts) {
        Figure figure = Numbers.ratio(ratio);
        String interval = figure.interval().isEmpty() ? "" : ", 95% interval " + figure.interval();
        Estimate.Interval bounds = ratio instanceof Estimate.Interval found ? found : null;
        return new MarkData(
                contender.id(),
                false,
                ratio.value(),
                bounds == null ? null : Double.valueOf(bounds.low()),
                bounds == null ? null : Double.valueOf(bounds.high()),
                tone,
                figure.text(),
                figure.value() + " times the time of " + baseline + interval + ": " + verdict,
                micros,
                letters,
                parts);
    }
}
