package dev.orderbench.benchmarks.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An audit as a table for a terminal of 100 columns: a block for each operation, a line for each contender. */
public final class AuditTable {

    private static final String FORMAT = "  %-20s %10s %11s %7s %11s %12s %12s";

    private AuditTable() {}

    /**
     * The lines of the table.
     *
     * @param plans whether the plans follow each contender's line
     */
    public static List<String> lines(Audit.Result result, boolean plans) {
        List<String> lines = new ArrayList<>();
        for (String title : result.audited().stream()
                .flatMap(audited -> audited.cases().stream())
                .map(Audited.CaseResult::title)
                .distinct()
                .toList()) {
            lines.add(title);
            lines.add(line("", "statements", "round trips", "rows", "bytes out", "bytes in", "allocated"));
            for (Audited audited : result.audited()) {
                for (Audited.CaseResult caseResult : audited.cases()) {
                    if (caseResult.title().equals(title)) {
                        add(lines, audited, caseResult, plans);
                    }
                }
            }
            lines.add("");
        }
        return lines;
    }

    private static void add(List<String> lines, Audited audited, Audited.CaseResult result, boolean plans) {
        switch (result) {
            case Audited.Failed failed -> lines.add("  %-20s FAILED: %s".formatted(audited.name(), failed.reason()));
            case Audited.Read read -> {
                lines.add(line(
                        audited.name(),
                        number(read.reading().statements()),
                        number(read.reading().roundTrips()),
                        number(read.reading().rows()),
                        number(read.reading().bytesOut()),
                        number(read.reading().bytesIn()),
                        read.allocated() == null ? "" : number(read.allocated())));
                read.sometimes()
                        .forEach((sql, calls) ->
                                lines.add("    in %d of %d calls also: %s".formatted(calls, read.calls(), sql)));
                if (plans) {
                    for (Audited.Plan plan : read.plans()) {
                        plan.sql().lines().forEach(line -> lines.add("    " + line));
                        plan.text().lines().forEach(line -> lines.add("      " + line));
                    }
                }
            }
        }
    }

    private static String line(String... cells) {
        return FORMAT.formatted((Object[]) cells).stripTrailing();
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
