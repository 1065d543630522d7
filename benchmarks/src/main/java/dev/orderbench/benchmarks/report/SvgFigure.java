package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.statistics.Comparison;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A figure of the Markdown report: a picture that stands in a file of its own, once for each theme.
 *
 * @param kind what it shows
 * @param title the same in a few words, for those who do not see it
 * @param light the file for light surroundings, as text
 * @param dark the file for dark ones
 */
record SvgFigure(Kind kind, String title, String light, String dark) {

    /** Where figures lie, seen from the report. */
    static final String FOLDER = "figures";

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, SvgFigure.class.getClassLoader(), SvgFigure.class.getPackageName());

    /** What a figure shows. */
    enum Kind {
        OVERVIEW("overview"),
        CAUSES("causes"),
        NETWORK("network"),
        SCALING("scaling"),
        LATENCY("latency");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The name of its file, seen from the report. */
        String file(SvgTheme theme) {
            return FOLDER + "/" + label + "-" + theme.label() + ".svg";
        }
    }

    /** The figures of all that the results hold; a figure without a single mark is left out. */
    static List<SvgFigure> of(Results results, Comparison comparison) {
        List<SvgFigure> figures = new ArrayList<>();
        OverviewFigure overview = OverviewFigure.of(comparison, results.plan().budget());
        if (!overview.isEmpty()) {
            figures.add(rendered(Kind.OVERVIEW, overview.title(), overview));
        }
        CauseFigure causes = CauseFigure.of(comparison, CauseTable.network(results));
        if (!causes.isEmpty()) {
            figures.add(rendered(Kind.CAUSES, causes.title(), causes));
        }
        add(figures, Kind.NETWORK, NetworkCurves.of(results, comparison.contenders()));
        add(figures, Kind.SCALING, ScalingCurves.of(results, comparison.contenders()));
        add(figures, Kind.LATENCY, LatencyCurves.of(results, comparison.contenders()));
        return List.copyOf(figures);
    }

    String text(SvgTheme theme) {
        return theme == SvgTheme.LIGHT ? light : dark;
    }

    private static void add(List<SvgFigure> figures, Kind kind, CurveFigure figure) {
        if (!figure.isEmpty()) {
            figures.add(rendered(kind, figure.title(), figure));
        }
    }

    private static SvgFigure rendered(Kind kind, String title, Record figure) {
        return new SvgFigure(
                kind, title, rendered(kind, figure, SvgTheme.LIGHT), rendered(kind, figure, SvgTheme.DARK));
    }

    private static String rendered(Kind kind, Record figure, SvgTheme theme) {
        String template = switch (kind) {
            case OVERVIEW -> "figureoverview.jte";
            case CAUSES -> "figurecauses.jte";
            case NETWORK, SCALING, LATENCY -> "figurecurves.jte";
        };
        StringOutput output = new StringOutput();
        TEMPLATES.render(template, Map.of("figure", figure, "style", theme.style()), output);
        return output.toString();
    }
}
