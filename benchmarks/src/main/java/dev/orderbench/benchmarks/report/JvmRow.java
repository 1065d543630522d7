package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.JvmRun;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Results;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** One measuring JVM, as a row of a table. */
record JvmRow(String index, String point, String started, String seconds, String seed, String outcome) {

    static List<JvmRow> of(Results results) {
        return results.jvms().stream().map(jvm -> of(jvm, results.plan())).toList();
    }

    private static JvmRow of(JvmRun jvm, Plan plan) {
        String failure = jvm.failure();
        return new JvmRow(
                Integer.toString(jvm.index()),
                plan.stages().get(jvm.stage()).point().label(plan.dataSize()),
                jvm.startedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                Numbers.fixed(jvm.seconds(), 1),
                Long.toString(jvm.seed()),
                failure == null ? "measured" : Words.clause(failure));
    }
}
