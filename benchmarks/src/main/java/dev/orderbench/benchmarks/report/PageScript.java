package dev.orderbench.benchmarks.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/** The scripts of the page: the library that draws, with its licence, and our own, in the order in which they need each other. */
final class PageScript {

    /** Modules of D3, each after those that it needs. */
    private static final List<String> D3 = List.of(
            "d3-array",
            "d3-color",
            "d3-format",
            "d3-interpolate",
            "d3-path",
            "d3-time",
            "d3-time-format",
            "d3-scale",
            "d3-selection",
            "d3-axis",
            "d3-shape");

    private static final List<String> OWN = List.of(
            "student",
            "standings",
            "numbers",
            "state",
            "elements",
            "selection",
            "overview",
            "network",
            "why",
            "multiples",
            "latency",
            "scaling",
            "adviser",
            "download",
            "print",
            "begin");

    private PageScript() {}

    /** Of D3 what the page uses, with the licence of each module. */
    static String library() {
        return D3.stream().map(PageScript::module).collect(Collectors.joining());
    }

    private static String module(String name) {
        String folder = "/META-INF/resources/webjars/%s/%s/".formatted(name, version(name));
        return "/*\n" + text(folder + "LICENSE").strip() + "\n*/\n"
                + text(folder + "dist/" + name + ".min.js").strip() + "\n";
    }

    /** A WebJar's folder bears its version. */
    private static String version(String name) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text("/META-INF/maven/org.webjars.npm/" + name + "/pom.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    /** Our own, in a scope of its own. */
    static String own() {
        return OWN.stream()
                .map(name -> text("page/" + name + ".js"))
                .collect(Collectors.joining(
                        "\n",
                        "(() => {\n'use strict';\nconst data = JSON.parse(document.getElementById('data').textContent);\n\n",
                        "})();\n"));
    }

    /** That of a page that offers files and draws nothing. */
    static String downloads() {
        return "(() => {\n'use strict';\n" + text("page/download.js") + "download.begin();\n})();\n";
    }

    private static String text(String name) {
        try (InputStream stream = PageScript.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("The program lacks " + name + ": build it again with ./mvnw package");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
