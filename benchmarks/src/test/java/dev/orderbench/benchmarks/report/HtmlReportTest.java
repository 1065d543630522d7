package dev.orderbench.benchmarks.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

    private static final String HTML = HtmlReport.of(ReportView.of(SampleResults.controlled()), "{}");

    @Test
    void thePolicyAllowsTheReportsOwnStyleAndNothingElse() throws NoSuchAlgorithmException {
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(only("<style>(.*)</style>").getBytes(UTF_8));

        assertThat(only("http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\""))
                .isEqualTo("default-src 'none'; style-src 'sha256-"
                        + Base64.getEncoder().encodeToString(hash) + "'");
    }

    @Test
    void nothingIsLoadedAndNothingRuns() {
        assertThat(HTML)
                .doesNotContain(
                        "http:", "https:", "url(", "<script", "<link", "<img", "<iframe", "style=", "javascript:");
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

        String html = HtmlReport.of(ReportView.of(results), "{}");

        assertThat(html).contains("&lt;script&gt;alert(1)").doesNotContain("<script");
    }

    private static String only(String regex) {
        List<String> all = all(regex);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static List<String> all(String regex) {
        Matcher matcher = Pattern.compile(regex, Pattern.DOTALL).matcher(HTML);
        return matcher.results().map(result -> result.group(1)).toList();
    }
}
