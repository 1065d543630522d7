package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.AtomicFile;
import dev.orderbench.benchmarks.result.Latency;
import dev.orderbench.benchmarks.result.LatencyResults;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.source.SourceCatalog;
import dev.orderbench.benchmarks.statistics.RunChanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All that is rendered equals the golden files in {@code src/test/resources/golden}, under locales with other digits, decimal signs
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

    private static final String FIRST_LANGUAGE = "en-US";

    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void restoreDefaults() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    /** A writer of files; they are written again under each locale. */
    private interface Rendering {

        void into(Path directory);
    }

    /** Reports of sample runs, with a file for each that such a report may have. */
    static Stream<Arguments> reports() {
        return underAll(Stream.of(
                report("full", SampleResults.full()),
                report("controlled", SampleResults.controlled()),
                report("smoke", SampleResults.smoke()),
                report("single", SampleResults.single()),
                report("grown", SampleResults.grown()),
                report("whole", SampleResults.whole())));
    }

    /** All that is rendered beside them. */
    static Stream<Arguments> others() {
        Results before = SampleResults.full();
        Results after = SampleResults.single();
        Results whole = SampleResults.whole();
        return underAll(Stream.of(
                Arguments.of("comparison", List.of(RunsReport.HTML, RunsReport.MARKDOWN), (Rendering)
                        SamplePages::comparison),
                Arguments.of("pool", List.of(PoolReport.HTML, PoolReport.TEXT, PoolReport.CSV), (Rendering)
                        directory -> PoolReport.write(MadeUpPool.all(), directory)),
                Arguments.of("laboratory", pictures(), (Rendering)
                        directory -> ReportWriter.write(whole, SamplePages.laboratory(), directory)),
                Arguments.of("terminal", List.of("compare.txt", "compare-lost.txt", "latency.txt"), (Rendering)
                        directory -> {
                            AtomicFile.write(
                                    directory.resolve("compare.txt"),
                                    ChangeTable.of(RunChanges.of(before, whole, 0.05), false));
                            AtomicFile.write(
                                    directory.resolve("compare-lost.txt"),
                                    ChangeTable.of(RunChanges.of(before, after, 0.05), false));
                            AtomicFile.write(directory.resolve("latency.txt"), LatencyTable.of(latency(whole)));
                        })));
    }

    /** Of all experiments, whose other files are golden as the report of a laboratory. */
    private static List<String> pictures() {
        return Stream.of(PoolQuestion.values())
                .flatMap(question -> Stream.of(SvgTheme.values()).map(theme -> PoolSvg.file(question, theme)))
                .toList();
    }

    private static Arguments report(String name, Results results) {
        return Arguments.of(
                name, List.copyOf(ReportWriter.texts(results, NO_CODE).keySet()), (Rendering)
                        directory -> ReportWriter.write(results, NO_CODE, directory));
    }

    private static LatencyResults latency(Results run) {
        Latency latency = Objects.requireNonNull(run.latency());
        return new LatencyResults(
                LatencyResults.FORMAT,
                LatencyResults.VERSION,
                run.startedAt(),
                run.finishedAt(),
                run.environment(),
                latency.plan(),
                run.contenders(),
                latency.cells());
    }

    private static Stream<Arguments> underAll(Stream<Arguments> cases) {
        return cases.flatMap(one -> Stream.of(
                with(one, FIRST_LANGUAGE, "UTC"),
                with(one, "de-DE", "Europe/Berlin"),
                with(one, "tr-TR", "Asia/Tokyo"),
                with(one, "ar-EG-u-nu-arab", "America/Los_Angeles"),
                with(one, "th-TH-u-ca-buddhist-nu-thai", "Pacific/Kiritimati")));
    }

    private static Arguments with(Arguments one, String language, String zone) {
        return Arguments.of(one.get()[0], one.get()[1], one.get()[2], language, zone);
    }

    @ParameterizedTest(name = "{0}, {3}, {4}")
    @MethodSource({"reports", "others"})
    void equalsTheGoldenFiles(
            String name,
            List<String> files,
            Rendering rendering,
            String language,
            String zoneId,
            @TempDir Path directory)
            throws IOException {
        Locale.setDefault(Locale.forLanguageTag(language));
        TimeZone.setDefault(TimeZone.getTimeZone(zoneId));

        rendering.into(directory);

        for (String file : files) {
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
            // Under the first locale alone: all others are held against it.
            if (Boolean.getBoolean("golden.update") && language.equals(FIRST_LANGUAGE)) {
                AtomicFile.write(golden, actual);
            }
            // A checkout on Windows may have given the golden file other line ends.
            assertThat(actual)
                    .as(golden.toString())
                    .isEqualTo(Files.readString(golden).replace("\r\n", "\n"));
        }
    }

    /** Each kind of file is among them, so that none is left to be rendered in whatever way a machine has. */
    @Test
    void everyKindOfFileHasAGoldenOne() {
        assertThat(ReportWriter.texts(SampleResults.whole(), NO_CODE).keySet())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(List.of("whole", "laboratory"))
                        .anySatisfy(name ->
                                assertThat(GOLDEN.resolve(name).resolve(file)).isNotEmptyFile()));
    }

    /**
     * Without D3, whose versions the parent's {@code pom.xml} pins, and without the packed raw data, whose bytes depend on the JDK's
     * zlib; {@link HtmlReportTest} unpacks it.
     */
    private static String pinned(String report) {
        return report.replace(PageScript.library(), "D3")
                .replaceAll("(<script type=\"text/plain\" data-file=\"([^\"]*)\">)[^<]*", "$1$2, packed");
    }
}
