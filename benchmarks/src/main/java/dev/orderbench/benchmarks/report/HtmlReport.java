package dev.orderbench.benchmarks.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The report as one HTML file that loads nothing: style, script and data are in it, and its security policy allows no others. Every
 * number is in a table that needs no script.
 */
final class HtmlReport {

    // Templates are generated into this package, so that what they show need not be public.
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, HtmlReport.class.getClassLoader(), HtmlReport.class.getPackageName());

    private HtmlReport() {}

    /**
     * The report.
     *
     * @param raw the files that it was made from, which the page offers for download
     */
    static String of(ReportView view, RawFile... raw) {
        String style = render("style.jte", Map.of());
        String library = PageScript.library();
        String script = PageScript.own();
        return render(
                "report.jte",
                Map.of(
                        "view",
                        view,
                        "style",
                        style,
                        "styleHash",
                        sha256(style),
                        "library",
                        library,
                        "script",
                        script,
                        "scriptHashes",
                        "'%s' '%s'".formatted(sha256(library), sha256(script)),
                        "data",
                        view.data().json(),
                        "raw",
                        List.of(raw)));
    }

    /** A run of the pool laboratory by itself. */
    static String of(List<PoolChapter> chapters, String subtitle, RawFile... raw) {
        String style = render("style.jte", Map.of());
        String script = PageScript.downloads();
        return render(
                "poolpage.jte",
                Map.of(
                        "chapters",
                        chapters,
                        "subtitle",
                        subtitle,
                        "style",
                        style,
                        "styleHash",
                        sha256(style),
                        "script",
                        script,
                        "scriptHash",
                        sha256(script),
                        "raw",
                        List.of(raw)));
    }

    /** Several runs side by side. */
    static String of(RunsView view) {
        String style = render("style.jte", Map.of());
        return render("runspage.jte", Map.of("view", view, "style", style, "styleHash", sha256(style)));
    }

    private static String render(String template, Map<String, Object> parameters) {
        StringOutput output = new StringOutput();
        TEMPLATES.render(template, parameters, output);
        return PlainText.readInOneDirection(output.toString());
    }

    /** A hash as the policy wants it. It covers the text between the tags, each character counting. */
    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
