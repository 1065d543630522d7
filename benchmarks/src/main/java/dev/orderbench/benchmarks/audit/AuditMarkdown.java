package dev.orderbench.benchmarks.audit;

import dev.orderbench.database.wire.WireMeter;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The committed form of an audit: a pure function of what was read. */
public final class AuditMarkdown {

    /** The command that writes all this. */
    public static final String UPDATE = "./bench audit --update";

    /** What comes after this heading in the overview moves from run to run, and is compared with nothing. */
    static final String ALLOCATED = "## Bytes allocated";

    private static final int LONGEST_STATEMENT = 3_000;
    private static final int SHOWN_OF_LONGER = 400;
    private static final int MOST_RUNS = 60;

    private AuditMarkdown() {}

    /** The files by their path below the folder of the audit. */
    public static Map<String, String> files(Audit.Result result, List<Note> notes) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("README.md", overview(result, notes));
        for (Audited audited : result.audited()) {
            files.put(readingsFile(audited), readings(audited));
            if (hasPlans(audited)) {
                files.put(plansFile(audited), plans(audited, result.server()));
            }
        }
        return files;
    }

    static String readingsFile(Audited audited) {
        return audited.contender() + "-" + audited.variant() + ".md";
    }

    static String plansFile(Audited audited) {
        return "plans/" + readingsFile(audited);
    }

    private static String overview(Audit.Result result, List<Note> notes) {
        Page page = new Page("What each contender sends");
        page.paragraph("""
                For each operation of the contract: how many statements a contender sends, how many round trips it waits for, and
                how many bytes pass in both directions, all counted on the wire, where no library can hide anything; `BEGIN` and
                `COMMIT` are statements like others. Dataset `medium`, fixed parameters, steady state: the statements are prepared on
                the server, the pool has the connection. The statements as sent stand in the file of each contender, the plans that
                the server chose for them, but for naive variants, in [plans](plans).""");
        page.paragraph("""
                `./mvnw verify` compares all of this with what is sent now, and fails when it differs. To accept a change: `%s`, then look
                at the difference in git, and commit it with the reason.""".formatted(UPDATE));
        page.heading("Statements / round trips / bytes");
        page.line(row("operation", result.audited().stream().map(AuditMarkdown::link)));
        page.line(alignments(result.audited().size()));
        for (String title : titles(result)) {
            page.line(row(title, result.audited().stream().map(audited -> cell(audited, title))));
        }
        page.line("");
        if (!notes.isEmpty()) {
            page.heading("Notes");
            page.paragraph(
                    "Why a contender sends what the baseline does not need, or why a plan reads a large table from end to"
                            + " end; from [notes.json](notes.json), `*` standing for all.");
            page.line("| contender | variant | operation | what | why |");
            page.line("|---|---|---|---|---|");
            for (Note note : notes) {
                page.line("| %s | %s | %s | `%s` | %s |"
                        .formatted(
                                star(note.contender()),
                                star(note.variant()),
                                star(note.operation()),
                                note.pattern(),
                                note.reason()));
            }
            page.line("");
        }
        page.line(ALLOCATED);
        page.line("");
        page.paragraph("""
                By the calling thread in a call, mean of many, as measured when this page was written. It moves by some percent from
                run to run, so it is compared with nothing.""");
        page.line(row("operation", result.audited().stream().map(Audited::name)));
        page.line(alignments(result.audited().size()));
        for (String title : titles(result)) {
            page.line(row(title, result.audited().stream().map(audited -> allocated(audited, title))));
        }
        return page.text();
    }

    private static String link(Audited audited) {
        return "[%s](%s)".formatted(audited.name(), readingsFile(audited));
    }

    private static String star(String text) {
        return text.equals(Note.ANY) ? "\\*" : text;
    }

    private static List<String> titles(Audit.Result result) {
        return result.audited().stream()
                .flatMap(audited -> audited.cases().stream())
                .map(Audited.CaseResult::title)
                .distinct()
                .toList();
    }

    private static String row(String first, Stream<String> cells) {
        return "| " + first + " | " + cells.collect(Collectors.joining(" | ")) + " |";
    }

    private static String alignments(int columns) {
        return "|---|" + "---:|".repeat(columns);
    }

    private static String cell(Audited audited, String title) {
        return switch (find(audited, title)) {
            case null -> "";
            case Audited.Failed failed -> "failed";
            case Audited.Read read ->
                "%s / %s / %s"
                        .formatted(
                                number(read.reading().statements()),
                                number(read.reading().roundTrips()),
                                number(read.reading().bytesOut()
                                        + read.reading().bytesIn()));
        };
    }

    private static String allocated(Audited audited, String title) {
        return find(audited, title) instanceof Audited.Read read && read.allocated() != null
                ? number(read.allocated())
                : "";
    }

    private static Audited.@Nullable CaseResult find(Audited audited, String title) {
        return audited.cases().stream()
                .filter(result -> result.title().equals(title))
                .findFirst()
                .orElse(null);
    }

    private static String readings(Audited audited) {
        Page page = new Page("What %s sends: %s".formatted(audited.displayName(), audited.variant()));
        page.paragraph("Written by `%s`; compared with what is sent now by `./mvnw verify`. [Overview](README.md)%s."
                .formatted(UPDATE, hasPlans(audited) ? ", [plans](" + plansFile(audited) + ")" : ""));
        for (Audited.CaseResult result : audited.cases()) {
            page.heading(result.title());
            switch (result) {
                case Audited.Failed failed -> page.paragraph("Failed: " + failed.reason());
                case Audited.Read read -> reading(page, read);
            }
        }
        return page.text();
    }

    private static void reading(Page page, Audited.Read read) {
        page.line("| asked for | statements | round trips | rows | bytes out | bytes in |");
        page.line("|---|---:|---:|---:|---:|---:|");
        page.line(figures(read.parameters(), read.reading()));
        Audited.Larger larger = read.larger();
        if (larger != null) {
            page.line(figures(larger.parameters(), larger.reading()));
        }
        page.line("");
        WireMeter.Reading reading = read.reading();
        if (reading.portions() > 0) {
            page.paragraph("Portions fetched after the first: %s, each of at most %s rows."
                    .formatted(number(reading.portions()), number(reading.largestPortion())));
        }
        if (reading.copiedOut() > 0) {
            page.paragraph("Of the bytes out, COPY data: %s.".formatted(number(reading.copiedOut())));
        }
        if (reading.parses() > 0) {
            page.paragraph("Parsed by the server anew in each call: %s.".formatted(number(reading.parses())));
        }
        read.sometimes()
                .forEach((sql, calls) ->
                        page.paragraph("In %d of %d calls also: `%s`".formatted(calls, read.calls(), oneLine(sql))));
        page.line("```sql");
        statements(reading.sql()).forEach(page::line);
        page.line("```");
        page.line("");
    }

    private static String figures(String parameters, WireMeter.Reading reading) {
        return "| %s | %s | %s | %s | %s | %s |"
                .formatted(
                        parameters,
                        number(reading.statements()),
                        number(reading.roundTrips()),
                        number(reading.rows()),
                        number(reading.bytesOut()),
                        number(reading.bytesIn()));
    }

    /** Statements in order, equal neighbours told once; where they alternate for long, each told once with its number. */
    static List<String> statements(List<String> sql) {
        List<Map.Entry<String, Integer>> runs = new ArrayList<>();
        for (String statement : sql) {
            if (!runs.isEmpty() && runs.getLast().getKey().equals(statement)) {
                runs.getLast().setValue(runs.getLast().getValue() + 1);
            } else {
                runs.add(new AbstractMap.SimpleEntry<>(statement, 1));
            }
        }
        List<String> lines = new ArrayList<>();
        if (runs.size() > MOST_RUNS) {
            Map<String, Integer> counts = new LinkedHashMap<>();
            sql.forEach(statement -> counts.merge(statement, 1, Integer::sum));
            runs = new ArrayList<>(counts.entrySet());
            lines.add("-- Each statement once, with its number, though they alternate.");
        }
        for (Map.Entry<String, Integer> run : runs) {
            if (run.getValue() > 1) {
                lines.add("-- %s times:".formatted(number(run.getValue())));
            }
            lines.add(terminated(run.getKey()));
        }
        return lines;
    }

    private static String terminated(String sql) {
        return shortened(sql).stripTrailing() + ";";
    }

    private static String shortened(String sql) {
        return sql.length() <= LONGEST_STATEMENT
                ? sql
                : "%s … /* %s characters in all, hash %08x */"
                        .formatted(sql.substring(0, SHOWN_OF_LONGER), number(sql.length()), sql.hashCode());
    }

    private static boolean hasPlans(Audited audited) {
        return audited.cases().stream()
                .anyMatch(result ->
                        result instanceof Audited.Read read && !read.plans().isEmpty());
    }

    private static String plans(Audited audited, String server) {
        Page page = new Page("Plans of what %s sends: %s".formatted(audited.displayName(), audited.variant()));
        page.paragraph("""
                Chosen by PostgreSQL %s for the statements as they were sent, told by its module `auto_explain`, without costs. Written by
                `%s`; compared by `./mvnw verify`. [Overview](../README.md), [statements](../%s).""".formatted(server, UPDATE, readingsFile(audited)));
        for (Audited.CaseResult result : audited.cases()) {
            if (result instanceof Audited.Read read && !read.plans().isEmpty()) {
                page.heading(result.title());
                for (Audited.Plan plan : read.plans()) {
                    page.line("```sql");
                    page.line(terminated(plan.sql()));
                    page.line("```");
                    page.line("");
                    page.line("```text");
                    page.line(plan.text());
                    page.line("```");
                    page.line("");
                }
            }
        }
        return page.text();
    }

    private static String oneLine(String sql) {
        return sql.strip().replaceAll("\\s+", " ");
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Lines of Markdown. */
    private static final class Page {

        private final StringJoiner lines = new StringJoiner("\n", "", "\n");

        Page(String title) {
            line("# " + title);
            line("");
        }

        void heading(String title) {
            line("## " + title);
            line("");
        }

        void paragraph(String text) {
            line(text);
            line("");
        }

        void line(String text) {
            lines.add(text);
        }

        String text() {
            return lines.toString().stripTrailing() + "\n";
        }
    }
}
