package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.AtomicFile;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.source.SourceCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reports equal the golden files in {@code src/test/resources/golden}, under locales with other digits, decimal signs
 * and letters, and in time zones of another day.
 *
 * <p>To accept a change: {@code ./mvnw test -pl benchmarks -am -Dtest=GoldenFilesTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.update=true}, then review the difference.
 */
@Isolated("sets the default locale")
class GoldenFilesTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    /** Golden files do not change with the code of the contenders. */
    private static final SourceCatalog NO_CODE = SourceCatalog.of(Map.of());

    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void restoreDefaults() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    static Stream<Arguments> reports() {
        return Stream.of(
                        Arguments.of("full", SampleResults.full()),
                        Arguments.of("controlled", SampleResults.controlled()),
                        Arguments.of("smoke", SampleResults.smoke()),
                        Arguments.of("single", SampleResults.single()),
                        Arguments.of("grown", SampleResults.grown()))
                .flatMap(sample -> Stream.of(
                        with(sample, "en-US", "UTC"),
                        with(sample, "de-DE", "Europe/Berlin"),
                        with(sample, "tr-TR", "Asia/Tokyo"),
                        with(sample, "ar-EG-u-nu-arab", "America/Los_Angeles"),
                        with(sample, "th-TH-u-ca-buddhist-nu-thai", "Pacific/Kiritimati")));
    }

    private static Arguments with(Arguments sample, String language, String zone) {
        return Arguments.of(sample.get()[0], sample.get()[1], language, zone);
    }

    @ParameterizedTest(name = "{0}, {2}, {3}")
    @MethodSource("reports")
    void equalsTheGoldenFiles(String name, Results results, String language, String zoneId, @TempDir Path directory)
            throws IOException {
        Locale.setDefault(Locale.forLanguageTag(language));
        TimeZone.setDefault(TimeZone.getTimeZone(zoneId));

        ReportWriter.write(results, NO_CODE, directory);

        for (String file : ReportWriter.texts(results, NO_CODE).keySet()) {
            Path written = directory.resolve(file);
            Path golden = GOLDEN.resolve(name).resolve(file);
            assertThat(Files.exists(written))
                    .as(file)
                    .isEqualTo(Files.exists(golden) || Files.exists(written) && Boolean.getBoolean("golden.update"));
            if (!Files.exists(written)) {
                continue;
            }
            // As RFC 4180 has them, and as a checkout may have changed those of golden files.
            String actual = pinned(Files.readString(written).replace("\r\n", "\n"));
            if (Boolean.getBoolean("golden.update")) {
                AtomicFile.write(golden, actual);
            }
            // A checkout on Windows may have given the golden file other line ends.
            assertThat(actual)
                    .as(golden.toString())
                    .isEqualTo(Files.readString(golden).replace("\r\n", "\n"));
        }
    }

    /**
     * Without D3, whose version the parent's {@code pom.xml} pins, and without the packed raw data, whose bytes depend on the JDK's
     * zlib; {@link HtmlReportTest} unpacks it.
     */
    private static String pinned(String report) {
        return report.replace(PageScript.library(), "D3")
                .replaceFirst("(<script type=\"text/plain\" id=\"raw\">)[^<]*", "$1results.json, packed");
    }
}
