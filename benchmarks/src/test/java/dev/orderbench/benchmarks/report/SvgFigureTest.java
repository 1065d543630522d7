package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Distribution;
import dev.orderbench.benchmarks.result.Latency;
import dev.orderbench.benchmarks.result.LatencyCell;
import dev.orderbench.benchmarks.result.LatencyPlan;
import dev.orderbench.benchmarks.result.LoadResult;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.statistics.Comparison;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class SvgFigureTest {

    static Stream<Results> samples() {
        return Stream.of(
                SampleResults.full(),
                SampleResults.controlled(),
                SampleResults.smoke(),
                SampleResults.single(),
                SampleResults.grown(),
                withLatency());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void eachIsXmlWithATitleAndADescriptionAndRunsAndLoadsNothing(Results results) {
        List<SvgFigure> figures = SvgFigure.of(results, Comparison.of(results));
        assertThat(figures).isNotEmpty();
        for (SvgFigure figure : figures) {
            for (SvgTheme theme : SvgTheme.values()) {
                Element svg = parse(figure.text(theme)).getDocumentElement();

                assertThat(svg.getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
                assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                        .isNotBlank();
                assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                        .isNotBlank();
                assertThat(figure.text(theme))
                        .doesNotContain("<script", "href", "url(", "@import", "%%", "NaN", "null")
                        .doesNotContainPattern(" on\\w+=");
            }
        }
    }

    @Test
    void theFiguresAreThoseThatTheResultsHold() {
        assertThat(kinds(SampleResults.full())).containsExactly(SvgFigure.Kind.OVERVIEW, SvgFigure.Kind.CAUSES);
        assertThat(kinds(SampleResults.grown()))
                .containsExactly(SvgFigure.Kind.OVERVIEW, SvgFigure.Kind.NETWORK, SvgFigure.Kind.SCALING);
        assertThat(kinds(withLatency()))
                .containsExactly(SvgFigure.Kind.OVERVIEW, SvgFigure.Kind.CAUSES, SvgFigure.Kind.LATENCY);
    }

    @Test
    void anIntervalThatAPanelDoesNotHoldHasAnArrow() {
        String arrow = "d=\"M0,-8l-5,8h10Z\"";
        assertThat(scaling(SampleResults.grown())).doesNotContain(arrow);
        assertThat(scaling(SampleScaling.wide()))
                .containsOnlyOnce(arrow)
                .contains("of which an arrow says that they go on");
    }

    private static String scaling(Results results) {
        return SvgFigure.of(results, Comparison.of(results)).stream()
                .filter(figure -> figure.kind() == SvgFigure.Kind.SCALING)
                .findFirst()
                .orElseThrow()
                .light();
    }

    @Test
    void foreignTextIsShownAndNotInterpreted() {
        String hostile = "</text><script>alert(\"1\")</script>\u0000\u001b[31m\u202e & 'co'";
        Results full = SampleResults.full();
        Results results = new Results(
                full.format(),
                full.version(),
                full.startedAt(),
                full.finishedAt(),
                true,
                full.plan(),
                full.environment(),
                full.contenders().stream()
                        .map(contender -> new Contender(contender.id(), hostile, "tuned", contender.role()))
                        .toList(),
                full.jvms(),
                full.cells());

        for (SvgFigure figure : SvgFigure.of(results, Comparison.of(results))) {
            Document document = parse(figure.light());
            assertThat(document.getElementsByTagName("script").getLength()).isZero();
            assertThat(figure.light()).contains("&lt;script&gt;").doesNotContain("\u202e", "\u001b");
        }
    }

    @Test
    void aDotLiesWhereItsRatioLiesOnTheAxis() {
        Results results = SampleResults.full();
        Comparison comparison = Comparison.of(results);
        Chart chart = Chart.of(comparison, null);
        List<String> expected = chart.groups().stream()
                .flatMap(group -> group.marks().stream())
                .filter(Chart.Dot.class::isInstance)
                .map(mark -> ((Chart.Dot) mark).x())
                .toList();

        List<String> drawn = new ArrayList<>();
        Document document = parse(SvgFigure.of(results, comparison).getFirst().light());
        for (int i = 0; i < document.getElementsByTagName("circle").getLength(); i++) {
            String x = ((Element) document.getElementsByTagName("circle").item(i)).getAttribute("cx");
            if (x.endsWith("%") && !x.equals(chart.unity())) {
                drawn.add(x);
            }
        }

        assertThat(drawn).isEqualTo(expected);
    }

    @Test
    void theBandReachesAsFarAsTheRunAimed() {
        Results results = MadeUpRun.of(MadeUpRun.JDBC, MadeUpRun.JOOQ)
                .aimingAt(0.05)
                .operation("findOrder", 1, 1.1025)
                .results();
        Comparison comparison = Comparison.of(results);
        Chart chart = Chart.of(comparison, results.plan().budget());
        Element band =
                (Element) parse(SvgFigure.of(results, comparison).getFirst().light())
                        .getElementsByTagName("rect")
                        .item(2);

        assertThat(band.getAttribute("class")).isEqualTo("band");
        // From 1/1.05 to 1.05, on an axis on which 1.1025 lies twice as far from 1 as 1.05.
        double unity = percent(chart.unity());
        double dot = percent(chart.groups().getFirst().marks().stream()
                .filter(Chart.Dot.class::isInstance)
                .map(mark -> ((Chart.Dot) mark).x())
                .findFirst()
                .orElseThrow());
        assertThat(percent(band.getAttribute("x"))).isCloseTo(unity - (dot - unity) / 2, within(0.02));
        assertThat(percent(band.getAttribute("width"))).isCloseTo(dot - unity, within(0.02));
        assertThat(SvgFigure.of(results, comparison).getFirst().light())
                .contains("within 5% of 1: differences that this run did not aim to tell apart");
        assertThat(SvgFigure.of(SampleResults.full(), Comparison.of(SampleResults.full()))
                        .getFirst()
                        .light())
                .as("a run that aimed at no width")
                .doesNotContain("class=\"band\"");
    }

    private static double percent(String text) {
        return Double.parseDouble(text.replace("%", ""));
    }

    @Test
    void longTextsAreCutBetweenCharacters() {
        assertThat(SvgText.of("a".repeat(10_000), 5)).isEqualTo("aaaa…");
        assertThat(SvgText.of("🐘🐘🐘", 2)).isEqualTo("🐘…");
        assertThat(SvgText.of("🐘🐘", 2)).isEqualTo("🐘🐘");
        assertThat(SvgText.of("a\tb\uffffc", 9)).isEqualTo("a�b�c");
    }

    static Document parse(String svg) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        } catch (Exception e) {
            throw new AssertionError("no XML: " + e.getMessage(), e);
        }
    }

    private static List<SvgFigure.Kind> kinds(Results results) {
        return SvgFigure.of(results, Comparison.of(results)).stream()
                .map(SvgFigure::kind)
                .toList();
    }

    /** With latencies of raw JDBC, and of jOOQ, which failed. */
    static Results withLatency() {
        Distribution times = new Distribution(1000, 400_000, 700_000, 900_000, 2_100_000, 9_000_000, 12_000_000, "");
        LoadResult load = new LoadResult(500, 499.5, 1000, times, times, times, new TreeMap<>(), 3, 10, 0, false);
        LatencyPlan plan = new LatencyPlan("small", 100_000, List.of("placeOrder"), 8, false, true, 5, 500, 50, 500, 1);
        Results full = SampleResults.full();
        return full.withLatency(
                new Latency(
                        plan,
                        List.of(
                                new LatencyCell("placeOrder", "raw-jdbc", null, 900, load),
                                new LatencyCell("placeOrder", "jooq", "did other work", 0, null))),
                full.finishedAt());
    }
}
