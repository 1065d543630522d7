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

    private static final List<String> OWN = List.of(
            "student",
            "standings",
            "numbers",
            "state",
            "elements",
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

    /** D3, whole. */
    static String library() {
        String folder = "/META-INF/resources/webjars/d3/" + version() + "/";
        return "/*\n" + text(folder + "LICENSE").strip() + "\n*/\n"
                + text(folder + "dist/d3.min.js").strip() + "\n";
    }

    /** A WebJar's folder bears its version. */
    private static String version() {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text("/META-INF/maven/org.webjars.npm/d3/pom.properties")));
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
