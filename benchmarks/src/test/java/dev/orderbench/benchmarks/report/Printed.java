package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * What is on paper.
 *
 * @param text all of it, without white space, since lines break elsewhere
 * @param beyondTheEdge letters that lie outside their page
 */
record Printed(String text, List<String> beyondTheEdge) {

    static Printed of(byte[] pdf) throws IOException {
        List<String> beyond = new ArrayList<>();
        PDFTextStripper stripper = new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition letter) {
                if (letter.getX() < 0
                        || letter.getX() + letter.getWidth() > letter.getPageWidth()
                        || letter.getY() < 0
                        || letter.getY() > letter.getPageHeight()) {
                    beyond.add(letter.getUnicode());
                }
                super.processTextPosition(letter);
            }
        };
        stripper.setSortByPosition(true);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new Printed(squeezed(stripper.getText(document)), beyond);
        }
    }

    void holds(String expected) {
        assertThat(text.contains(squeezed(expected)))
                .as("\"%s\" on paper", expected)
                .isTrue();
    }

    /** Each of its words: lines of a narrow cell stand between those of its neighbours. */
    void holdsTheWordsOf(String expected) {
        assertThat(expected.split("\\s+|(?<=-)")).allSatisfy(this::holds);
    }

    /** Each behind the one before. */
    void holdsInOrder(List<String> all) {
        int from = 0;
        for (String one : all) {
            int found = text.indexOf(squeezed(one), from);
            assertThat(found)
                    .as("\"%s\" on paper, behind what comes before it", one)
                    .isNotNegative();
            from = found;
        }
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }
}
