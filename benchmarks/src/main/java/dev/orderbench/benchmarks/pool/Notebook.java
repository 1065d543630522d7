package dev.orderbench.benchmarks.pool;

import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.result.PoolRow;
import dev.orderbench.benchmarks.result.PoolSample;
import dev.orderbench.benchmarks.result.PoolTrace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Collects what an experiment finds. Not safe for use by several threads. */
final class Notebook {

    private final PoolQuestion question;
    private final long begunAt = System.nanoTime();
    private final Set<String> absences = new LinkedHashSet<>();
    private final List<PoolRow> rows = new ArrayList<>();
    private final List<PoolTrace> traces = new ArrayList<>();
    private boolean complete = true;

    Notebook(PoolQuestion question) {
        this.question = question;
    }

    void row(Map<PoolFactor, String> factors, Map<PoolFigure, Double> figures) {
        rows.add(PoolRow.of(factors, figures));
    }

    void trace(Map<PoolFactor, String> factors, List<PoolSample> samples) {
        traces.add(new PoolTrace(new TreeMap<>(factors), samples));
    }

    /** Puts the rows in another order than that in which they were found. */
    void sortRows(Comparator<PoolRow> order) {
        rows.sort(order);
    }

    /** Something could not be found out: a sentence without its full stop. */
    void absent(String reason) {
        absences.add(reason);
    }

    /** It could not be brought to its end: a clause that says why. */
    void endedEarly(String reason) {
        complete = false;
        absent("it ended early: " + reason);
    }

    PoolExperiment experiment() {
        return new PoolExperiment(
                question,
                complete,
                absences.isEmpty() ? null : String.join("; ", absences),
                (System.nanoTime() - begunAt) / 1e9,
                rows,
                traces);
    }
}
