package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.PoolQuestion;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of one experiment on pools as a file of their own, two beside each other, for the Markdown report.
 *
 * @param title what the experiment asks
 * @param height of the whole
 * @param places the pictures, and where they stand
 */
record PoolSvg(String title, int height, List<Place> places) {

    static final int WIDTH = 980;

    /** How much of a picture's height its title takes. */
    static final int HEADING = 26;

    /** The height of a line of a picture's key. */
    static final int KEY_LINE = 15;

    private static final int MARGIN = 20;
    private static final int SECOND = 500;
    private static final int GAP = 24;
    private static final int KEY_WIDTH = 72;

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, PoolSvg.class.getClassLoader(), PoolSvg.class.getPackageName());

    PoolSvg {
        places = List.copyOf(places);
    }

    /**
     * A picture in its place.
     *
     * @param key the lines that say what its marks mean
     * @param panel one of lines; {@code null} for one of bars
     * @param bars one of bars; {@code null} for one of lines
     */
    record Place(
            int x,
            int y,
            String title,
            List<String> key,
            @Nullable PoolPanel panel,
            @Nullable PoolBars bars) {

        Place {
            key = List.copyOf(key);
        }

        static Place of(PoolPanel panel) {
            return new Place(0, 0, panel.title(), List.of(), panel, null);
        }

        static Place of(PoolBars bars) {
            return new Place(0, 0, bars.title(), lines(bars.key()), null, bars);
        }

        Place at(int x, int y) {
            return new Place(x, y, title, key, panel, bars);
        }

        int height() {
            return HEADING
                    + KEY_LINE * key.size()
                    + (panel != null ? PoolPanel.HEIGHT : 0)
                    + (bars != null ? bars.height() : 0);
        }
    }

    /** The name of its file, seen from the report. */
    static String file(PoolQuestion question, SvgTheme theme) {
        return SvgFigure.FOLDER + "/pool-" + question.label() + "-" + theme.label() + ".svg";
    }

    static PoolSvg of(PoolChapter chapter) {
        List<Place> pictures = Stream.concat(
                        chapter.panels().stream().map(Place::of),
                        chapter.bars().stream().map(Place::of))
                .toList();
        List<Place> places = new ArrayList<>();
        int y = MARGIN;
        for (int i = 0; i < pictures.size(); i += 2) {
            Place left = pictures.get(i);
            int height = left.height();
            places.add(left.at(MARGIN, y));
            if (i + 1 < pictures.size()) {
                Place right = pictures.get(i + 1);
                height = Math.max(height, right.height());
                places.add(right.at(SECOND, y));
            }
            y += height + GAP;
        }
        return new PoolSvg(chapter.question(), y, places);
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    /** The file as text. */
    String text(SvgTheme theme) {
        return render(
                "figurepool.jte",
                Map.of(
                        "figure",
                        this,
                        "palette",
                        render(theme == SvgTheme.LIGHT ? "palettelight.jte" : "palettedark.jte", Map.of()),
                        "style",
                        render("panelstyle.jte", Map.of())));
    }

    private static String render(String template, Map<String, Object> parameters) {
        StringOutput output = new StringOutput();
        TEMPLATES.render(template, parameters, output);
        return output.toString();
    }

    /** A text in lines of which each has its place beside another picture. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + word.length() >= KEY_WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }
}
