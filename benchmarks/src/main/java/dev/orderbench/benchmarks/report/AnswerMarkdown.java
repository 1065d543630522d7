package dev.orderbench.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The answer as blocks of Markdown. */
final class AnswerMarkdown {

    private AnswerMarkdown() {}

    static List<String> of(ReportView view) {
        Answer answer = view.answer();
        List<String> blocks = new ArrayList<>();
        blocks.add("## The answer");
        answer.sentences().stream().map(Markdown::escaped).forEach(blocks::add);
        blocks.add("**Not shown**");
        blocks.add(MarkdownReport.bullets(answer.notShown().stream().map(text -> "- " + Markdown.escaped(text))));
        blocks.add("**Holds for**");
        blocks.add(MarkdownReport.bullets(
                answer.holdsFor().stream().map(fact -> MarkdownReport.bullet(fact.name() + ":", fact.value()))));
        FamilyTable families = answer.families();
        if (!families.rows().isEmpty()) {
            blocks.add("### By kind of work");
            blocks.add(Markdown.escaped(FamilyTable.LEGEND));
            blocks.add(table(families));
        }
        blocks.add("<details>\n<summary>Each operation</summary>");
        blocks.add(MarkdownReport.bullets(view.findings().stream()
                .map(finding -> MarkdownReport.bullet(finding.subject() + ":", finding.text()))));
        blocks.add("</details>");
        return blocks;
    }

    private static String table(FamilyTable families) {
        MarkdownTable table = MarkdownTable.of(Stream.concat(
                        Stream.of("Kind of work"),
                        families.contenders().stream().flatMap(name -> Stream.of(">" + name, ">Rank")))
                .toArray(String[]::new));
        families.rows()
                .forEach(row -> table.row(Stream.concat(
                                Stream.of(row.family() + " (" + row.operations() + ")"),
                                row.places().stream()
                                        .flatMap(
                                                place -> Stream.of(place.ratio().text(), place.rank())))
                        .toArray(String[]::new)));
        return table.text();
    }
}
