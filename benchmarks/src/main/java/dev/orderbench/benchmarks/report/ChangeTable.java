package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.statistics.Change;
import dev.orderbench.benchmarks.statistics.EnvironmentChange;
import dev.orderbench.benchmarks.statistics.Estimate;
import dev.orderbench.benchmarks.statistics.Judgement;
import dev.orderbench.benchmarks.statistics.Quantity;
import dev.orderbench.benchmarks.statistics.RunChanges;
import dev.orderbench.benchmarks.statistics.WireChange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What changed from one run to another, in plain text: a line for each quantity, and what follows from them. */
public final class ChangeTable {

    private static final String LINE = "  %-24s%-24s%-24s%s";

    private final RunChanges changes;
    private final boolean allowMissing;
    private final List<String> lines = new ArrayList<>();

    private ChangeTable(RunChanges changes, boolean allowMissing) {
        this.changes = changes;
        this.allowMissing = allowMissing;
    }

    /**
     * The table, ASCII but for names and reasons, each line ending in {@code \n}.
     *
     * @param allowMissing whether the gate lets pass what only the old run was to measure
     */
    public static String of(RunChanges changes, boolean allowMissing) {
        return new ChangeTable(changes, allowMissing).text();
    }

    private String text() {
        String limit = percent(changes.threshold());
        lines.add("New divided by old; above 1 is worse. Worse: the whole interval lies above " + limit + " more.");
        lines.add("");
        lines.add(line("", "quantity", "change [95% interval]", "judgement"));
        String subject = "";
        for (RunChanges.Row row : changes.rows()) {
            if (!subject(row).equals(subject)) {
                subject = subject(row);
                lines.add(subject);
            }
            lines.add(
                    line(Words.name(row.contender()), quantity(row.quantity()), figure(row.change()), judgement(row)));
        }
        wire();
        environment();
        incomplete();
        missing();
        lines.add("");
        lines.add(conclusion(limit));
        if (!changes.wire().isEmpty()) {
            lines.add(grown());
        }
        if (!allowMissing && !changes.onlyOld().isEmpty()) {
            lines.add("The new run lacks a part of the old one, which fails without --allow-missing.");
        }
        return lines.stream().map(PlainText::line).collect(Collectors.joining("\n")) + "\n";
    }

    private static String subject(RunChanges.Row row) {
        return row.operation() + ", " + row.point().conditions();
    }

    private static String quantity(Quantity quantity) {
        return switch (quantity) {
            case RATIO -> "ratio to the baseline";
            case TIME -> "time, unpaired";
            case ALLOCATION -> "bytes allocated";
            case STATEMENTS -> "statements";
            case ROUND_TRIPS -> "round trips";
            case BYTES -> "bytes on the wire";
        };
    }

    private static String figure(Change change) {
        return switch (change) {
            case Change.Estimated estimated -> Numbers.ratio(estimated.factor()).text();
            case Change.Single single ->
                Numbers.ratio(new Estimate.Point(single.factor())).text();
            case Change.Exact exact -> Words.plain(exact.before(), 2) + " -> " + Words.plain(exact.after(), 2);
            case Change.Lost lost -> "-";
            case Change.Withheld withheld -> "-";
            case Change.Unknown unknown -> "-";
        };
    }

    private static String judgement(RunChanges.Row row) {
        return judgement(row.judgement(), row.gates())
                + reason(row.change())
                + (row.gates() ? "" : ", weak: not counted");
    }

    private static String judgement(Judgement judgement, boolean gates) {
        return switch (judgement) {
            case WORSE -> gates ? "WORSE" : "worse";
            case BETTER -> "better";
            case WITHIN -> "not worse";
            case UNDECIDED -> "undecided";
        };
    }

    private static String reason(Change change) {
        return switch (change) {
            case Change.Estimated estimated -> "";
            case Change.Single single -> ", by the estimate itself";
            case Change.Exact exact -> "";
            case Change.Lost lost -> ": " + Words.clause(lost.reason());
            case Change.Withheld withheld ->
                ": a control of "
                        + (withheld.before() && withheld.after()
                                ? "both runs"
                                : withheld.before() ? "the old run" : "the new run")
                        + " failed";
            case Change.Unknown unknown -> ": " + Words.clause(unknown.reason());
        };
    }

    /** A contender that sends the same has one line. */
    private void wire() {
        lines.add("");
        if (changes.wire().isEmpty()) {
            lines.add("Statements, round trips and bytes on the wire: not available, and so not counted.");
            return;
        }
        lines.add("Counted on the wire, old -> new. Statements and round trips may not grow, bytes by "
                + percent(WireChange.BYTES) + ".");
        Map<String, Map<Contender, List<WireChange>>> byOperation = changes.wire().stream()
                .collect(Collectors.groupingBy(
                        WireChange::operation,
                        LinkedHashMap::new,
                        Collectors.groupingBy(WireChange::contender, LinkedHashMap::new, Collectors.toList())));
        byOperation.forEach((operation, byContender) -> {
            lines.add(operation);
            byContender.forEach(this::wire);
        });
    }

    private void wire(Contender contender, List<WireChange> counts) {
        String name = Words.name(contender);
        if (counts.stream().map(WireChange::change).allMatch(ChangeTable::isNone)) {
            lines.add(line(name, "all of these", "the same", "not worse"));
            return;
        }
        for (WireChange count : counts) {
            lines.add(line(
                    name,
                    count.change() instanceof Change.Exact ? quantity(count.quantity()) : "all of these",
                    figure(count.change()),
                    judgement(count.judgement(), true) + reason(count.change())));
        }
    }

    private static boolean isNone(Change change) {
        return change instanceof Change.Exact exact && exact.before() == exact.after();
    }

    private void environment() {
        if (changes.environment().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("What differs between the runs:");
        for (EnvironmentChange change : changes.environment()) {
            lines.add("  %s: %s -> %s".formatted(change.what(), change.before(), change.after()));
        }
        if (!changes.environment().stream().allMatch(EnvironmentChange::underTest)) {
            lines.add("So times of the two runs are hard to compare, and are not counted; ratios are.");
        }
    }

    private void incomplete() {
        if (!changes.oldComplete() || !changes.newComplete()) {
            lines.add("");
            lines.add(
                    changes.oldComplete()
                            ? "The new run did not carry out its whole plan."
                            : changes.newComplete()
                                    ? "The old run did not carry out its whole plan."
                                    : "Neither of the two runs carried out its whole plan.");
        }
    }

    private void missing() {
        if (!changes.onlyOld().isEmpty()) {
            lines.add("");
            lines.add("Only in the old run: " + Words.list(changes.onlyOld()) + ".");
        }
        if (!changes.onlyNew().isEmpty()) {
            lines.add("");
            lines.add("Only in the new run: " + Words.list(changes.onlyNew()) + ".");
        }
    }

    private String conclusion(String limit) {
        int worse = changes.worse().size();
        int undecided = changes.undecided().size();
        String first = worse == 0
                ? "Nothing was shown to be worse by more than " + limit
                : Words.count(worse, "quantity").replace("quantitys", "quantities")
                        + (worse == 1 ? " is" : " are")
                        + " worse by more than "
                        + limit
                        + ", or lost";
        if (undecided == 0) {
            return first + ".";
        }
        return first
                + "; of "
                + (undecided == 1 ? "one it" : undecided + " it")
                + " could not be decided: "
                + undecided()
                + "."
                + (changes.undecided().stream().anyMatch(row -> row.change() instanceof Change.Estimated)
                        ? " More JVMs narrow the intervals."
                        : "");
    }

    /** By their reasons, since there may be hundreds with the same; each row has its own in the table above. */
    private String undecided() {
        Map<String, Long> byReason = changes.undecided().stream()
                .collect(Collectors.groupingBy(
                        row -> reason(row.change()).replaceFirst("^[:,] ", ""),
                        LinkedHashMap::new,
                        Collectors.counting()));
        return byReason.entrySet().stream()
                .map(each -> each.getValue() + " since "
                        + (each.getKey().isEmpty() ? "the interval holds the threshold" : each.getKey()))
                .collect(Collectors.joining("; "));
    }

    private String grown() {
        String more = changes.grown().stream()
                .filter(change -> change.change() instanceof Change.Exact)
                .map(change -> "%s of %s in %s"
                        .formatted(quantity(change.quantity()), Words.name(change.contender()), change.operation()))
                .collect(Collectors.joining("; "));
        String lost = changes.grown().stream()
                .filter(change -> change.change() instanceof Change.Lost)
                .map(change -> "%s in %s".formatted(Words.name(change.contender()), change.operation()))
                .collect(Collectors.joining("; "));
        return (more.isEmpty() ? "Nothing more goes over the wire." : "More goes over the wire: " + more + ".")
                + (lost.isEmpty() ? "" : " No longer counted: " + lost + ".");
    }

    private static String percent(double share) {
        return String.format(
                Locale.ROOT,
                "%s %%",
                BigDecimal.valueOf(share * 100)
                        .setScale(2, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString());
    }

    private static String line(String name, String quantity, String figure, String judgement) {
        return String.format(Locale.ROOT, LINE, name, quantity, figure, judgement);
    }
}
