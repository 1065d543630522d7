package dev.orderbench.benchmarks.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.ResultsFile;
import dev.orderbench.benchmarks.result.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

    private static final String HTML = HtmlReport.of(ReportView.of(SampleResults.controlled()));

    @Test
    void thePolicyAllowsTheReportsOwnStyleAndScriptsAndNothingElse() {
        List<String> scripts = all("<script>(.*?)</script>");
        assertThat(scripts).as("D3, and our own").hasSize(2);

        assertThat(only("http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"")
                        .replace("&#39;", "'"))
                .isEqualTo("default-src 'none'; style-src '%s'; script-src '%s' '%s'"
                        .formatted(
                                sha256(only("<style>(.*?)</style>")), sha256(scripts.get(0)), sha256(scripts.get(1))));
    }

    @Test
    void thePoolPagesPolicyAllowsItsStyleAndItsDownloads() {
        String page = HtmlReport.of(List.of(), "");

        assertThat(page)
                .contains("content=\"default-src 'none'; style-src '%s'; script-src '%s'\""
                        .formatted(
                                sha256(only("<style>(.*?)</style>", page)),
                                sha256(only("<script>(.*?)</script>", page))))
                .containsOnlyOnce("<script");
    }

    private static String sha256(String text) {
        try {
            return "sha256-"
                    + Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /**
     * D3, whose text names namespaces, is covered by its hash; so are its licence and the addresses in it. Code that is shown is text
     * without markup, and may name what it likes.
     */
    @Test
    void nothingIsLoaded() {
        assertThat(all("<pre class=\"source\" tabindex=\"0\">([^<]*)</pre>")).hasSizeGreaterThan(10);
        assertThat(HTML.replace(PageScript.library(), "")
                        .replaceAll("<pre class=\"source\" tabindex=\"0\">[^<]*</pre>", ""))
                .doesNotContain(
                        "http:",
                        "https:",
                        "url(",
                        "<link",
                        "<img",
                        "<iframe",
                        "style=",
                        "javascript:",
                        " src=",
                        "@import")
                .doesNotContainPattern("\\son[a-z]+=");
        assertThat(all("<script([^>]*)>")).containsExactly(" type=\"application/json\" id=\"data\"", "", "");
    }

    @Test
    void ourScriptsTakeNothingForMarkup() {
        assertThat(PageScript.own())
                .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "</script");
    }

    @Test
    void filesThatItWasMadeFromTravelInIt() throws IOException {
        RawFile results = new RawFile("results.json", ResultsFile.json(SampleResults.controlled()));
        RawFile pool = new RawFile("pool.json", SamplePages.laboratory().json());
        String html = HtmlReport.of(ReportView.of(SampleResults.controlled()), results, pool);
        for (RawFile file : List.of(results, pool)) {
            assertThat(html).contains("<button type=\"button\" data-file=\"" + file.name() + "\" hidden>");
            byte[] packed = Base64.getDecoder()
                    .decode(only("<script type=\"text/plain\" data-file=\"" + file.name() + "\">(.*?)</script>", html));
            try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
                assertThat(new String(unpacked.readAllBytes(), UTF_8)).isEqualTo(file.text());
            }
        }
    }

    @Test
    void namesDoNotTurnTheDirectionOfWhatFollows() {
        String html = HtmlReport.of(ReportView.of(HostileResults.of(SampleResults.full())));

        assertThat(html).doesNotContainPattern("[\u202A-\u202E\u2066-\u2069]").contains("abc\uFFFDdef\uFFFDghi");
    }

    @Test
    void idsAreUniqueAndReferencesResolve() {
        List<String> ids = all("\\sid=\"([^\"]*)\"");

        assertThat(ids).doesNotHaveDuplicates().isNotEmpty();
        assertThat(ids).containsAll(all("aria-(?:labelledby|describedby)=\"([^\"]*)\""));
        assertThat(ids).containsAll(all("href=\"#([^\"]*)\""));
    }

    @Test
    void foreignTextIsShownAndNotInterpreted() {
        String hostile = "<script>alert(1)</script> & co";
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
                        .map(contender -> new Contender(contender.id(), hostile, "tuned", Role.CONTENDER))
                        .toList(),
                full.jvms(),
                full.cells());

        String html = HtmlReport.of(ReportView.of(results));

        assertThat(html).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert");
    }

    private static String only(String regex) {
        return only(regex, HTML);
    }

    private static String only(String regex, String html) {
        List<String> all = all(regex, html);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static List<String> all(String regex) {
        return all(regex, HTML);
    }

    private static List<String> all(String regex, String html) {
        Matcher matcher = Pattern.compile(regex, Pattern.DOTALL).matcher(html);
        return matcher.results().map(result -> result.group(1)).toList();
    }
}
