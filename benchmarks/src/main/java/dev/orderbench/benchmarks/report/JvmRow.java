package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.JvmRun;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** One measuring JVM, as a row of a table. */
record JvmRow(String index, String threads, String started, String seconds, String seed, String outcome) {

    static List<JvmRow> of(List<JvmRun> jvms, DisturbanceWords disturbances) {
        return jvms.stream().map(jvm -> of(jvm, disturbances)).toList();
    }

    private static JvmRow of(JvmRun jvm, DisturbanceWords disturbances) {
        return new JvmRow(
                Integer.toString(jvm.index()),
                Integer.toString(jvm.threads()),
                jvm.startedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                Numbers.fixed(jvm.seconds(), 1),
                Long.toString(jvm.seed()),
                outcome(jvm, disturbances));
    }

    private static String outcome(JvmRun jvm, DisturbanceWords disturbances) {
        String failure = jvm.failure();
        if (failure != null) {
            return Words.clause(failure);
        }
        return (jvm.replaced() == null ? "measured" : "measured again, since it had been disturbed")
                + disturbances.of(jvm).map(signs -> "; disturbed: " + signs).orElse("");
    }
}
