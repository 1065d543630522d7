package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.statistics.Estimate;
import dev.orderbench.benchmarks.statistics.Median;
import dev.orderbench.benchmarks.statistics.NetworkModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of {@code results.csv}, in the order in which they are added. */
final class CsvRows {

    private final Map<String, Contender> contenders;
    private final List<Row> rows = new ArrayList<>();

    CsvRows(Results results) {
        this.contenders = results.contenders().stream().collect(Collectors.toMap(Contender::id, Function.identity()));
    }

    /**
     * One row; empty where something does not apply.
     *
     * @param contender its id
     * @param metric name of the quantity
     * @param low lower end of the 95 % interval; where the note says so, the least value
     * @param high upper end, or the largest value
     * @param unit of value, low and high; {@code 1} for a ratio
     * @param verdict what the metric is judged to say
     * @param note why there is no value, or no verdict, and what is to be known of them
     */
    record Row(
            String operation,
            String threads,
            String threadKind,
            String rttMs,
            String dataSize,
            String contender,
            String variant,
            String metric,
            String value,
            String low,
            String high,
            String unit,
            String verdict,
            String note) {}

    String text() {
        return CsvText.of(Row.class, rows);
    }

    /** What a row is about. */
    record Subject(String operation, @Nullable Point point, String contender, String variant) {}

    Subject subject(String operation, @Nullable Point point, Contender contender) {
        return new Subject(operation, point, contender.id(), contender.variant());
    }

    Subject subject(String operation, @Nullable Point point, String contender) {
        Contender known = contenders.get(contender);
        return new Subject(operation, point, contender, known == null ? "" : known.variant());
    }

    /** The median over JVMs, between the least and the largest; none where there are no values. */
    void median(Subject subject, String metric, List<Double> values, String unit) {
        if (values.isEmpty()) {
            return;
        }
        boolean one = values.size() == 1;
        add(
                subject,
                metric,
                Median.of(values),
                one ? null : Collections.min(values),
                one ? null : Collections.max(values),
                unit,
                "",
                one
                        ? "one JVM"
                        : "median over " + Words.count(values.size(), "JVM")
                                + ", between the least and the largest; no interval of confidence");
    }

    void add(Subject subject, String metric, Estimate estimate, String verdict, String note) {
        Estimate.Interval interval = estimate instanceof Estimate.Interval bounds ? bounds : null;
        add(
                subject,
                metric,
                estimate.value(),
                interval == null ? null : Double.valueOf(interval.low()),
                interval == null ? null : Double.valueOf(interval.high()),
                "1",
                verdict,
                note);
    }

    void add(Subject subject, String metric, Estimate estimate, double divisor, String unit) {
        Estimate.Interval interval = estimate instanceof Estimate.Interval bounds ? bounds : null;
        add(
                subject,
                metric,
                estimate.value() / divisor,
                interval == null ? null : Double.valueOf(interval.low() / divisor),
                interval == null ? null : Double.valueOf(interval.high() / divisor),
                unit,
                "",
                "");
    }

    void add(
            Subject subject,
            String metric,
            NetworkModel.Parameter parameter,
            double divisor,
            String unit,
            String verdict) {
        boolean known = parameter.hasInterval();
        add(
                subject,
                metric,
                parameter.value() / divisor,
                known ? Double.valueOf(parameter.low() / divisor) : null,
                known ? Double.valueOf(parameter.high() / divisor) : null,
                unit,
                verdict,
                "");
    }

    void add(Subject subject, String metric, @Nullable Double number, double divisor, String unit) {
        if (number == null) {
            absent(subject, metric, unit, CauseRow.NOT_AVAILABLE);
        } else {
            add(subject, metric, number / divisor, null, null, unit, "", "");
        }
    }

    void add(Subject subject, String metric, double number, double divisor, String unit) {
        add(subject, metric, Double.valueOf(number), divisor, unit);
    }

    void absent(Subject subject, String metric, String unit, String reason) {
        add(subject, metric, null, null, null, unit, "no value", reason);
    }

    void add(
            Subject subject,
            String metric,
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high,
            String unit,
            String verdict,
            String note) {
        Point point = subject.point();
        rows.add(new Row(
                CsvText.text(subject.operation()),
                point == null ? "" : Integer.toString(point.threads()),
                point == null ? "" : point.virtualThreads() ? "virtual" : "platform",
                point == null ? "" : point.rttMillis(),
                point == null ? "" : CsvText.text(point.dataSize()),
                CsvText.text(subject.contender()),
                CsvText.text(subject.variant()),
                metric,
                CsvText.number(value),
                CsvText.number(low),
                CsvText.number(high),
                unit,
                verdict,
                CsvText.text(Words.clause(note))));
    }
}
