package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.result.PoolRow;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The pictures of an experiment in a file of their own. */
class PoolSvgTest {

    private static final List<PoolChapter> CHAPTERS = PoolChapter.of(SamplePages.laboratory());

    @ParameterizedTest
    @EnumSource(PoolQuestion.class)
    void eachExperimentOfAWholeRunHasAFileWithAllOfItsPictures(PoolQuestion question) {
        PoolChapter chapter = CHAPTERS.stream()
                .filter(one -> one.id().equals(question.label()))
                .findFirst()
                .orElseThrow();
        PoolSvg figure = PoolSvg.of(chapter);

        assertThat(figure.places())
                .hasSize(chapter.panels().size() + chapter.bars().size())
                .allSatisfy(place -> assertThat(place.y() + place.height()).isLessThan(figure.height()));
        for (SvgTheme theme : SvgTheme.values()) {
            Document svg = parsed(figure.text(theme));
            assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                    .isEqualTo(chapter.question());
            assertThat(figure.text(theme).split("class=\"course\"", -1).length - 1)
                    .isEqualTo(chapter.panels().stream()
                            .mapToInt(panel -> panel.lines().size())
                            .sum());
        }
        assertThat(figure.text(SvgTheme.LIGHT)).contains("--ground: #ffffff").doesNotContain("#101317");
        assertThat(figure.text(SvgTheme.DARK)).contains("--ground: #101317").doesNotContain("#ffffff");
    }

    @Test
    void picturesBesideAndBelowEachOtherDoNotOverlap() {
        for (PoolChapter chapter : CHAPTERS) {
            List<PoolSvg.Place> places = PoolSvg.of(chapter).places();
            for (int i = 2; i < places.size(); i++) {
                PoolSvg.Place above = places.get(i - 2);
                assertThat(places.get(i).x()).isEqualTo(above.x());
                assertThat(places.get(i).y()).as(chapter.id()).isGreaterThan(above.y() + above.height());
            }
        }
    }

    @Test
    void hostileNamesStayText() {
        String hostile = "<script>&\u0000\u202E\"'" + "x".repeat(10_000);
        PoolSvg bars = figure(PoolQuestion.RECOVERY, PoolFactor.REPETITION, PoolFigure.TIME, hostile);
        PoolSvg lines = figure(PoolQuestion.HOLDING, PoolFactor.RTT, PoolFigure.HOLD_MEAN, hostile);

        for (PoolSvg figure : List.of(bars, lines)) {
            String text = figure.text(SvgTheme.LIGHT);
            assertThat(parsed(text).getElementsByTagName("script").getLength()).isZero();
            assertThat(text.length()).isLessThan(12_000);
        }
    }

    private static PoolSvg figure(PoolQuestion question, PoolFactor along, PoolFigure figure, String hostile) {
        List<PoolRow> rows = List.of("0", "1").stream()
                .map(place -> PoolRow.of(
                        Map.of(
                                PoolFactor.CONTENDER,
                                hostile,
                                PoolFactor.WAY,
                                hostile,
                                PoolFactor.OPERATION,
                                hostile,
                                along,
                                place),
                        Map.of(figure, 1.5)))
                .toList();
        PoolExperiment experiment = new PoolExperiment(question, true, null, 1, rows, List.of());
        PoolSvg found = PoolSvg.of(PoolChapter.of(List.of(experiment)).getFirst());
        assertThat(found.isEmpty()).isFalse();
        return found;
    }

    private static Document parsed(String svg) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(svg, e);
        }
    }
}
