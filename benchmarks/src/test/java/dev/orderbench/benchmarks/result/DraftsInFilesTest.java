package dev.orderbench.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drafts in results and journals: where they may stand, and how files look that knew none. */
class DraftsInFilesTest {

    private static final Contender NAIVE = new Contender("jooq:naive", "jOOQ", "naive", Role.DRAFT);
    private static final Point COMPARED = Point.of(4, "small");
    private static final Point BESIDE_DRAFTS = Point.of(1, "small").withDrafts();

    @TempDir
    private Path folder;

    @Test
    void comeBackAsTheyWereWritten() {
        Results results = results(BESIDE_DRAFTS, Stage.Kind.DRAFTS, BESIDE_DRAFTS);
        Path file = folder.resolve("results.json");

        ResultsFile.write(results, file);

        assertThat(ResultsFile.read(file)).isEqualTo(results);
    }

    @Test
    void draftInAComparisonIsRefused() {
        assertRefused(
                results(BESIDE_DRAFTS, Stage.Kind.DRAFTS, COMPARED), "is of a draft outside of a stage of drafts");
    }

    @Test
    void draftsInAStageOfAnotherKindAreRefused() {
        assertRefused(
                results(BESIDE_DRAFTS, Stage.Kind.SCALING, BESIDE_DRAFTS),
                "its plan has drafts in a stage of another kind, or a stage of drafts without them");
    }

    @Test
    void draftIsNoBaseline() {
        Results results = results(BESIDE_DRAFTS, Stage.Kind.DRAFTS, BESIDE_DRAFTS);
        assertRefused(
                with(results, results.contenders().reversed(), results.cells()),
                "its first contender, which is the baseline, is a draft");
    }

    @Test
    void olderFilesKnewNone() throws IOException {
        Path file = folder.resolve("results.json");
        ResultsFile.write(SmallResults.results(), file);
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("\"version\" : " + Results.VERSION + ",", "\"version\" : 4,")
                        .replaceAll("\"drafts\" : false,\\s*", "")
                        .replaceAll(",\\s*\"drafts\" : false", ""));
        assertThat(Files.readString(file)).doesNotContain("drafts");

        assertThat(ResultsFile.read(file)).isEqualTo(SmallResults.results());
    }

    @Test
    void journalGoesOnWithThem() {
        Results results = results(BESIDE_DRAFTS, Stage.Kind.DRAFTS, BESIDE_DRAFTS);
        Path file = folder.resolve("journal.jsonl");
        Journal.Header header = new Journal.Header(
                results.startedAt(), results.plan(), results.environment(), results.contenders(), null);
        Journal.Entry entry = new Journal.Entry(
                new JvmRun(1, 0, 5, Instant.EPOCH, 1, new TreeMap<>(), null),
                List.of(new Journal.CellSeries("placeOrder", NAIVE.id(), series(3))),
                List.of());

        Journal.create(file, header).append(entry);

        assertThat(Journal.read(file).header()).isEqualTo(header);
        assertThat(Journal.read(file).entries()).containsExactly(entry);
    }

    private void assertRefused(Results results, String clause) {
        Path file = folder.resolve("refused.json");
        ResultsFile.write(results, file);
        assertThatExceptionOfType(InvalidResultsException.class)
                .isThrownBy(() -> ResultsFile.read(file))
                .withMessageContaining(clause);
    }

    /** Small results with a second stage, and a cell of a draft. */
    private static Results results(Point point, Stage.Kind kind, Point ofCell) {
        Results small = SmallResults.results();
        List<Contender> contenders = new ArrayList<>(small.contenders());
        contenders.add(NAIVE);
        List<Cell> cells = new ArrayList<>(small.cells());
        cells.add(new Cell("placeOrder", ofCell, NAIVE.id(), null, List.of(series(2))));
        Plan plan = small.plan();
        List<Stage> stages = new ArrayList<>(plan.stages());
        stages.add(new Stage(kind, point, List.of("placeOrder"), List.of(), 1, 8, 4, 3, 40, 8));
        return with(
                new Results(
                        small.format(),
                        small.version(),
                        small.startedAt(),
                        small.finishedAt(),
                        true,
                        new Plan(
                                plan.preset(),
                                true,
                                plan.dataSize(),
                                plan.orders(),
                                stages,
                                plan.seed(),
                                null,
                                List.of("--preset", "quick", "--drafts")),
                        small.environment(),
                        contenders,
                        small.jvms(),
                        cells),
                contenders,
                cells);
    }

    private static Results with(Results results, List<Contender> contenders, List<Cell> cells) {
        return new Results(
                results.format(),
                results.version(),
                results.startedAt(),
                results.finishedAt(),
                true,
                results.plan(),
                results.environment(),
                contenders,
                results.jvms(),
                cells);
    }

    private static Cell.Series series(int rounds) {
        return new Cell.Series(0, Collections.nCopies(rounds, 1_000.0), null);
    }
}
