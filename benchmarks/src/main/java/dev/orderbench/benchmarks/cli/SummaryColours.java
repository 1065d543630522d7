package dev.orderbench.benchmarks.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * The summary in colours, where the terminal has them and {@code NO_COLOR} is not set. No colour says what a word does not say:
 * slower is yellow and faster is cyan, which colour-blind readers can tell apart too.
 */
final class SummaryColours {

    /** The last word of a row of the table, parted from what is before it. */
    private static final Pattern VERDICT = Pattern.compile(
            "(?<before>  \\S.*  )(?<verdict>slower|faster|no difference shown|withheld|no score|not compared)");

    /** A heading in capitals, as notices have. */
    private static final Pattern NOTICE = Pattern.compile("(?<heading>[A-Z0-9][^a-z]{5,}\\.)(?<rest> .*)?");

    private SummaryColours() {}

    /** The same text, each line ending in {@code \n}. */
    static String of(String summary, Ansi ansi) {
        return ansi.enabled()
                ? summary.lines().map(SummaryColours::line).collect(Collectors.joining("\n")) + "\n"
                : summary;
    }

    private static String line(String line) {
        Matcher verdict = VERDICT.matcher(line);
        if (verdict.matches()) {
            String word = verdict.group("verdict");
            return verdict.group("before")
                    + switch (word) {
                        case "slower" -> styled(word, Style.bold, Style.fg_yellow);
                        case "faster" -> styled(word, Style.bold, Style.fg_cyan);
                        case "no difference shown" -> styled(word, Style.faint);
                        default -> styled(word, Style.fg_magenta);
                    };
        }
        Matcher notice = NOTICE.matcher(line);
        if (notice.matches()) {
            String rest = notice.group("rest");
            return styled(notice.group("heading"), Style.bold, Style.fg_magenta) + (rest == null ? "" : rest);
        }
        return line;
    }

    private static String styled(String word, IStyle... styles) {
        return Style.on(styles) + word + Style.off(styles);
    }
}
