package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.JvmRun;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** One measuring JVM, as a row of a table. */
record JvmRow(String index, String threads, String started, String seconds, String seed, String outcome) {

    static List<JvmRow> of(List<JvmRun> jvms) {
        return jvms.stream().map(JvmRow::of).toList();
    }

    private static JvmRow of(JvmRun jvm) {
        String failure = jvm.failure();
        return new JvmRow(
                Integer.toString(jvm.index()),
                Integer.toString(jvm.threads()),
                jvm.startedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                Numbers.fixed(jvm.seconds(), 1),
                Long.toString(jvm.seed()),
                failure == null ? "measured" : Words.clause(failure));
    }
}
