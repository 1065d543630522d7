package dev.orderbench.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** Why operations cost what they cost, and the choice, as Markdown. Code is named and not repeated. */
final class WhyMarkdown {

    private WhyMarkdown() {}

    static List<String> why(WhyTable why) {
        if (why.isEmpty()) {
            return List.of();
        }
        List<String> blocks = new ArrayList<>();
        blocks.add("## Why, operation by operation");
        blocks.add(Markdown.escaped(why.legend()));
        why.operations().forEach(operation -> blocks.addAll(blocks(operation)));
        return blocks;
    }

    static List<String> choice(ChoiceTable choice) {
        List<String> titles = new ArrayList<>(List.of("Question"));
        titles.addAll(choice.contenders());
        MarkdownTable table = MarkdownTable.of(titles.toArray(String[]::new));
        choice.rows().forEach(row -> {
            List<String> cells = new ArrayList<>(List.of(row.question()));
            row.cells().forEach(cell -> cells.add(cell.text() + evidence(cell)));
            table.row(cells.toArray(String[]::new));
        });
        return List.of("## Which one for us", Markdown.escaped(ChoiceTable.LEGEND), table.text());
    }

    private static String evidence(ChoiceTable.Cell cell) {
        String evidence = cell.path().isEmpty() ? cell.evidence() : cell.path();
        return evidence.isEmpty() ? "" : " (" + evidence + ")";
    }

    private static List<String> blocks(WhyTable.WhyOperation operation) {
        List<String> blocks = new ArrayList<>();
        blocks.add("<details><summary>" + Markdown.besideTags(operation.operation() + ". " + operation.times())
                + "</summary>");
        MarkdownTable code = MarkdownTable.of("Contender", ">Code", "Files");
        operation
                .code()
                .forEach(each -> code.row(
                        each.contender(),
                        each.lines().isEmpty() ? "–" : each.lines(),
                        each.paths().isEmpty() ? each.note() : String.join(", ", each.paths())));
        blocks.add(code.text());
        if (operation.hasText()) {
            operation.sent().forEach(sent -> {
                blocks.add("**" + Markdown.escaped(sent.contender()) + "**"
                        + (sent.note().isEmpty() ? "" : " " + Markdown.escaped(sent.note())));
                sent.statements().forEach(statement -> {
                    blocks.add(Markdown.escaped(statement.times()));
                    blocks.add(fenced(statement.sql()));
                });
            });
        } else {
            blocks.add(Markdown.escaped(WhyTable.NO_TEXT));
        }
        blocks.add("</details>");
        return blocks;
    }

    /** In a fence that is longer than any run of backticks in the text. */
    private static String fenced(String sql) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < sql.length(); i++) {
            run = sql.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(Math.max(3, longest + 1));
        return fence + "sql\n" + sql.replace("\r\n", "\n").replace('\r', '\n') + "\n" + fence;
    }
}
