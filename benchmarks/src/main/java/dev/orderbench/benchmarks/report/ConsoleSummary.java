package dev.orderbench.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report in a few lines of plain text. */
final class ConsoleSummary {

    /** Of a figure with its interval in a table. */
    static final int FIGURE_COLUMNS = 23;

    private static final String LINE =
            "  %-" + ConsoleText.NAME_COLUMNS + "s%" + FIGURE_COLUMNS + "s  %-5s%" + FIGURE_COLUMNS + "s  %s";

    private final ConsoleText text = new ConsoleText();
    private final ReportView view;

    private ConsoleSummary(ReportView view) {
        this.view = view;
    }

    static String of(ReportView view) {
        return new ConsoleSummary(view).written();
    }

    private String written() {
        text.paragraph(view.title());
        text.paragraph(view.subtitle());
        view.notices()
                .forEach(notice ->
                        text.separateParagraph(notice.heading().toUpperCase(Locale.ROOT) + ". " + notice.text()));
        answer();
        text.line("");
        text.line(line("", "ratio [95% interval]", "", "us/op [95% interval]", "verdict"));
        view.rows().forEach(this::group);
        if (view.hasLetters()) {
            text.separateParagraph(ReportView.LETTERS);
        }
        ConsoleTables tables = new ConsoleTables(view, text);
        tables.causes();
        tables.wire();
        tables.yardstick();
        tables.growth();
        pool();
        choice();
        missing();
        view.rows().forEach(this::reasons);
        controls();
        return text.toString();
    }

    private void answer() {
        Answer answer = view.answer();
        answer.sentences().forEach(text::separateParagraph);
        text.separateParagraph("Not shown:");
        answer.notShown().forEach(reason -> text.paragraph("- " + reason));
        text.separateParagraph("Holds for:");
        answer.holdsFor().forEach(fact -> text.paragraph("- " + fact.name() + ": " + fact.value()));
    }

    private void group(ResultRow.Group group) {
        text.paragraph(subject(group));
        for (ResultRow row : group.rows()) {
            text.line(
                    switch (row) {
                        case ResultRow.Failed failed -> line(failed.contender(), "-", "", "-", "no score");
                        case ResultRow.Measured measured ->
                            line(
                                    measured.contender(),
                                    fitted(measured.ratio()),
                                    measured.letters(),
                                    fitted(measured.micros()),
                                    measured.verdict());
                    });
        }
    }

    private void pool() {
        PoolSection pool = view.pool();
        if (!pool.isEmpty()) {
            text.separateParagraph("Connection pools. " + pool.origin());
        }
        String difference = pool.difference();
        if (difference != null) {
            text.paragraph(difference);
        }
        pool.chapters().forEach(this::pool);
    }

    private void pool(PoolChapter chapter) {
        text.separateParagraph(chapter.question());
        chapter.verdicts().forEach(text::paragraph);
        String absence = chapter.absence();
        if (absence != null) {
            text.paragraph(absence);
        }
    }

    private void choice() {
        if (view.hasChoice()) {
            text.line("");
            ChoiceText.lines(view).forEach(text::paragraph);
        }
    }

    private void missing() {
        String missing = Missing.line(view);
        if (!missing.isEmpty()) {
            text.separateParagraph(missing);
        }
    }

    private void controls() {
        if (view.controls().isEmpty()) {
            return;
        }
        long passed = view.controls().stream()
                .filter(control -> control.outcome().equals("passed"))
                .count();
        text.separateParagraph(passed + " of " + Words.count(view.controls().size(), "control") + " passed.");
        view.controls().stream()
                .filter(control -> !control.note().isEmpty())
                .forEach(control -> text.separateParagraph(control.subject() + ", " + control.control() + ": "
                        + control.outcome() + ": " + control.note() + "."));
    }

    private void reasons(ResultRow.Group group) {
        // Contenders with the same reason are named together.
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        for (ResultRow row : group.rows()) {
            String reason = switch (row) {
                case ResultRow.Failed failed -> "no score: " + failed.reason();
                case ResultRow.Measured measured when measured.note().isEmpty() -> "";
                case ResultRow.Measured measured -> measured.verdict() + ": " + measured.note();
            };
            if (!reason.isEmpty()) {
                reasons.computeIfAbsent(reason, same -> new ArrayList<>()).add(row.contender());
            }
        }
        reasons.forEach((reason, names) ->
                text.separateParagraph(subject(group) + ", " + Words.list(names) + ": " + reason + "."));
    }

    private static String subject(ResultRow.Group group) {
        return group.operation() + ", " + group.point();
    }

    private static String line(String name, String ratio, String letters, String micros, String verdict) {
        return PlainText.line(
                String.format(Locale.ROOT, LINE, ConsoleText.fitted(name), ratio, letters, micros, verdict));
    }

    /** The interval gives way where both would not fit. */
    private static String fitted(Figure figure) {
        return figure.text().length() < FIGURE_COLUMNS ? figure.text() : figure.value();
    }
}
