package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Disturbance;
import dev.orderbench.benchmarks.result.JvmRun;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.statistics.DisturbanceSign;
import dev.orderbench.benchmarks.statistics.DisturbedJvm;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What went on beside the measurement, in words. */
final class DisturbanceWords {

    private final List<JvmRun> jvms;
    private final List<DisturbedJvm> disturbed;

    private DisturbanceWords(List<JvmRun> jvms, List<DisturbedJvm> disturbed) {
        this.jvms = jvms;
        this.disturbed = disturbed;
    }

    static DisturbanceWords of(Results results) {
        return new DisturbanceWords(
                results.jvms(),
                DisturbedJvm.of(results.jvms(), results.environment().cores()));
    }

    /** What disturbed a JVM, as a clause; empty where nothing did. */
    Optional<String> of(JvmRun jvm) {
        return disturbed.stream()
                .filter(one -> one.jvm().equals(jvm))
                .findFirst()
                .map(one -> one.signs().stream().map(DisturbanceWords::sign).collect(Collectors.joining("; ")));
    }

    private static String sign(DisturbanceSign sign) {
        return switch (sign) {
            case DisturbanceSign.ForeignCpu foreign ->
                "other processes used up to " + Numbers.fixed(foreign.processors(), 1) + " processors for at least "
                        + seconds(foreign.seconds());
            case DisturbanceSign.SlowMemory memory ->
                "memory answered up to " + Numbers.fixed(memory.factor(), 1) + " times slower than usual for at least "
                        + seconds(memory.seconds());
            case DisturbanceSign.MajorFaults faults -> Words.count(faults.pages(), "major page fault");
            case DisturbanceSign.Swapping swapping -> Words.count(swapping.pages(), "page") + " swapped";
            case DisturbanceSign.Checkpoints checkpoints -> Words.count(checkpoints.count(), "checkpoint");
            case DisturbanceSign.Autovacuums autovacuums -> Words.count(autovacuums.count(), "autovacuum");
        };
    }

    private static String seconds(double seconds) {
        return Words.count(Math.round(seconds), "second");
    }

    /** For the top of the report: that something did, and how much of the run. */
    Optional<Notice> notice() {
        if (disturbed.isEmpty()) {
            return Optional.empty();
        }
        String reasons = disturbed.stream()
                .flatMap(one -> of(one.jvm()).stream())
                .distinct()
                .limit(3)
                .collect(Collectors.joining("; "));
        return Optional.of(new Notice(
                disturbed.size() + " of " + Words.count(jvms.size(), "JVM") + (disturbed.size() == 1 ? " was" : " were")
                        + " disturbed",
                "Something else went on while " + (disturbed.size() == 1 ? "it" : "they") + " measured, for instance: "
                        + reasons + ". The samples are kept, and count as the others do; the table of the JVMs says"
                        + " which and why."));
    }

    /** For the section on the method. */
    MethodNote note() {
        List<Disturbance> readings =
                jvms.stream().map(JvmRun::disturbance).filter(Objects::nonNull).toList();
        if (readings.isEmpty()) {
            return new MethodNote(
                    "Disturbances not recorded",
                    "What else went on while these JVMs measured is not known; only the controls tell of it.");
        }
        String watched = "Every " + Words.plain(readings.getFirst().intervalSeconds())
                + " s, between slices, each JVM read how much processor time was neither its own nor the server's, and how"
                + " fast memory of 8 MB answered, which neighbours in the processors' caches slow down. Major page"
                + " faults, swapping, checkpoints and autovacuum were counted. ";
        return new MethodNote("Disturbances", watched + unavailable(readings) + outcome());
    }

    private static String unavailable(List<Disturbance> readings) {
        List<String> missing = new ArrayList<>();
        if (readings.stream().anyMatch(one -> one.foreignShares() == null)) {
            missing.add("foreign processor time");
        }
        if (readings.stream().anyMatch(one -> one.majorFaults() == null)) {
            missing.add("page faults and swapping");
        }
        if (readings.stream().anyMatch(one -> one.checkpoints() == null)) {
            missing.add("checkpoints");
        }
        if (readings.stream().anyMatch(one -> one.autovacuums() == null)) {
            missing.add("autovacuum");
        }
        return missing.isEmpty() ? "" : "Not available here, at least at times: " + Words.list(missing) + ". ";
    }

    private String outcome() {
        long repeated = jvms.stream().filter(jvm -> jvm.replaced() != null).count();
        String again = repeated == 0
                ? ""
                : Words.capitalized(Words.count(repeated, "JVM"))
                        + (repeated == 1
                                ? " was repeated whole, since it had been"
                                : " were repeated whole, since they had been")
                        + " disturbed. ";
        return again + (disturbed.isEmpty() ? "No JVM that counts was disturbed." : stillDisturbed());
    }

    /** By how often they were repeated, least first. */
    private String stillDisturbed() {
        SortedMap<Integer, Long> byRepetitions = disturbed.stream()
                .collect(Collectors.groupingBy(one -> repetitions(one.jvm()), TreeMap::new, Collectors.counting()));
        List<String> clauses = new ArrayList<>();
        byRepetitions.forEach((repetitions, count) -> clauses.add(Words.count(count, "JVM")
                + (count == 1 ? " that counts was" : " that count were")
                + (repetitions == 0
                        ? " disturbed, and not repeated"
                        : " still disturbed after " + Words.count(repetitions, "repetition"))));
        return Words.capitalized(String.join("; ", clauses)) + ": marked below.";
    }

    private static int repetitions(JvmRun jvm) {
        int repetitions = 0;
        for (JvmRun before = jvm.replaced(); before != null; before = before.replaced()) {
            repetitions++;
        }
        return repetitions;
    }
}
