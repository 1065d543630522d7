package dev.orderbench.benchmarks.measure;

import dev.orderbench.benchmarks.result.JvmRun;
import java.util.List;

/**
 * What the results so far are worth. To judge them is not for the measurement, which is told.
 *
 * @param disturbed the JVMs that were disturbed
 * @param widths for each stage of the plan, the half-width of its widest interval as a share of the ratio; 0 where nothing is to
 *     be made narrower, infinite where there is no interval yet
 */
public record Assessment(List<JvmRun> disturbed, List<Double> widths) {

    public Assessment {
        disturbed = List.copyOf(disturbed);
        widths = List.copyOf(widths);
    }
}
