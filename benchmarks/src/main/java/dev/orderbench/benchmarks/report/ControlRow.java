package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Role;
import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.Control;
import dev.orderbench.benchmarks.statistics.Estimate;
import java.util.List;

/**
 * One control, as a row of a table.
 *
 * @param subject operation and point
 * @param control what it is
 * @param truth its true ratio
 * @param ratio what was measured, with its adjusted interval; a dash where there is none
 * @param outcome passed, failed or absent
 * @param note what must be added to the outcome, or empty
 */
record ControlRow(String subject, String control, String truth, Figure ratio, String outcome, String note) {

    static List<ControlRow> of(Comparison comparison) {
        return comparison.controls().stream()
                .map(control -> of(control, Words.name(comparison.baseline())))
                .toList();
    }

    private static ControlRow of(Control control, String baseline) {
        return switch (control.outcome()) {
            case Control.Passed passed ->
                row(
                        control,
                        baseline,
                        Numbers.ratio(passed.interval()),
                        "passed",
                        sharpness(control, passed.interval()));
            case Control.Failed failed ->
                row(control, baseline, Numbers.ratio(failed.interval()), "failed", "the interval leaves out the truth");
            case Control.Absent absent ->
                row(control, baseline, new Figure("–", ""), "absent", Words.clause(absent.reason()));
        };
    }

    private static ControlRow row(Control control, String baseline, Figure ratio, String outcome, String note) {
        return new ControlRow(
                Finding.subject(control.operation(), control.point()),
                Words.control(control.contender().role(), baseline),
                Words.plain(control.trueRatio()),
                ratio,
                outcome,
                note);
    }

    /** An interval that holds the truth because it holds nearly everything proves little. */
    private static String sharpness(Control control, Estimate.Interval interval) {
        return control.contender().role() == Role.SLOWER_TWIN && interval.low() <= 1
                ? "so wide that it holds 1 too: a difference of 5% could not be shown here"
                : "";
    }
}
