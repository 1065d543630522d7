package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Environment;
import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.result.PoolResults;
import dev.orderbench.benchmarks.result.PoolRow;
import dev.orderbench.benchmarks.result.Results;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The reader is told of which run the experiments on pools are. */
class PoolSectionTest {

    private static final Results RESULTS = SampleResults.smoke();
    private static final Instant START = Instant.parse("2026-03-01T22:30:05Z");

    @Test
    void theOriginIsToldAndNothingElseWhereNothingDiffers() {
        PoolSection section = PoolSection.of(RESULTS, laboratory(RESULTS.environment()));

        Environment environment = RESULTS.environment();
        assertThat(section.origin())
                .isEqualTo(
                        "1 experiment of another run than the rest of this report: ./bench pool --preset quick --seed 7,"
                                + " measured 2026-03-01 22:30 UTC in 4 min 0 s at commit "
                                + environment.commit() + ", on "
                                + environment.cpu() + " with " + environment.cores() + " processors, PostgreSQL "
                                + environment.server().version() + " ("
                                + environment.server().source() + ") and "
                                + environment.jdk() + ".");
        assertThat(section.difference()).isNull();
        assertThat(section.chapters()).extracting(PoolChapter::id).containsExactly("spike");
    }

    /** Of two passes over one size 30 and 10 answers a second; the spike beside it, repeated too, keeps its rows. */
    @Test
    void theSweepHasMediansOfItsPassesAndSaysSo() {
        List<PoolRow> rows = List.of(row("1", 30), row("2", 10));
        PoolResults laboratory = laboratory(RESULTS.environment());
        PoolSection section = PoolSection.of(
                RESULTS,
                new PoolResults(
                        laboratory.format(),
                        laboratory.version(),
                        laboratory.startedAt(),
                        laboratory.finishedAt(),
                        laboratory.preset(),
                        laboratory.seed(),
                        laboratory.environment(),
                        List.of(
                                new PoolExperiment(PoolQuestion.SIZE, true, null, 1, rows, List.of()),
                                new PoolExperiment(PoolQuestion.SPIKE, true, null, 1, rows, List.of()))));

        assertThat(section.chapters())
                .extracting(chapter -> chapter.table().rows())
                .containsExactly(
                        List.of(List.of("1", "20")), List.of(List.of("1", "1", "30"), List.of("1", "2", "10")));
        assertThat(section.chapters())
                .extracting(PoolChapter::tableTitle)
                .containsExactly(
                        "Medians over all passes; ./bench report pool.json writes a page with each pass",
                        "All numbers");
    }

    private static PoolRow row(String pass, double throughput) {
        return PoolRow.of(
                Map.of(PoolFactor.POOL_SIZE, "1", PoolFactor.REPETITION, pass),
                Map.of(PoolFigure.THROUGHPUT, throughput));
    }

    @Test
    void anotherCommitOrPlaceIsNamed() {
        Environment here = RESULTS.environment();
        Environment there = new Environment(
                "0123456789abcdef0123-dirty-1a2b3c4",
                here.jdk(),
                List.of("-Xmx7g"),
                here.operatingSystem(),
                "Another CPU",
                here.cores(),
                here.memoryBytes(),
                here.libraries(),
                here.server(),
                new TreeMap<>());

        assertThat(PoolSection.of(RESULTS, laboratory(there)).difference())
                .startsWith("The run of the pool laboratory differs from that of this report in: commit (")
                .endsWith(" here, 0123456789ab-dirty-1a2b3c4 there), processor (" + here.cpu()
                        + " here, Another CPU there).")
                .as("what the laboratory decides by itself is no difference")
                .doesNotContain("-Xmx7g", "pool setting");
    }

    @Test
    void shortExperimentsThatAreReplacedAreNamed() {
        Results withShort = RESULTS.withPool(laboratory(RESULTS.environment()));

        assertThat(PoolSection.of(withShort, null).origin()).startsWith("Short experiments");
        assertThat(PoolSection.of(withShort, laboratory(RESULTS.environment())).origin())
                .endsWith(" It takes the place of this run's own short experiments.");
        assertThat(PoolSection.of(RESULTS, null).isEmpty()).isTrue();
    }

    @Test
    void ofManyPoolsOverTimeSomeAreShownAndTheRestCounted() {
        PoolResults laboratory = SamplePages.laboratory();
        PoolSection section = PoolSection.of(RESULTS, laboratory);

        for (PoolChapter chapter : section.chapters()) {
            long all = laboratory.experiments().stream()
                    .filter(experiment -> experiment.question().label().equals(chapter.id()))
                    .flatMap(experiment -> experiment.traces().stream())
                    .filter(trace -> !trace.samples().isEmpty())
                    .count();
            assertThat(chapter.traces()).as(chapter.id()).hasSize((int) Math.min(6, all));
            if (all > 6) {
                assertThat(chapter.missingTraces())
                        .isEqualTo("These are 6 of " + all
                                + " pools over time; ./bench report pool.json writes a page with all.");
            }
        }
        assertThat(section.chapters())
                .filteredOn(chapter -> chapter.id().equals("size"))
                .singleElement()
                .satisfies(chapter -> assertThat(chapter.traces()).doesNotHaveDuplicates());
    }

    private static PoolResults laboratory(Environment environment) {
        return new PoolResults(
                PoolResults.FORMAT,
                PoolResults.VERSION,
                START,
                START.plusSeconds(240),
                "quick",
                7,
                environment,
                List.of(new PoolExperiment(PoolQuestion.SPIKE, true, null, 1, List.of(), List.of())));
    }
}
