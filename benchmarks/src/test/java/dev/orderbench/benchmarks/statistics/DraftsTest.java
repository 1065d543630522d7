package dev.orderbench.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import dev.orderbench.benchmarks.result.Stage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Drafts beside the tuned ones. */
class DraftsTest {

    private static final Contender JDBC = new Contender("raw-jdbc", "Raw JDBC", "tuned", Role.CONTENDER);
    private static final Contender JOOQ = new Contender("jooq", "jOOQ", "tuned", Role.CONTENDER);
    private static final Contender NAIVE_JDBC = new Contender("raw-jdbc:naive", "Raw JDBC", "naive", Role.DRAFT);
    private static final Contender NAIVE_JOOQ = new Contender("jooq:naive", "jOOQ", "naive", Role.DRAFT);
    private static final Point POINT = Point.of(1, "small").withDrafts();

    /**
     * Of jOOQ's JVMs, the geometric means of the draft are 2, 4 and 8 times those of the tuned one: the ratio is 4. Logarithms
     * spread by ln 2, t with two degrees of freedom at 0.975 is 4.302653, so the interval is 4 × exp(± 4.302653 × ln 2 / √3).
     */
    @Test
    void ratioIsToTheSameContenderTunedAndPairedByJvm() {
        Results results = results(
                cell(JDBC, 1_000, 1_000, 1_000),
                cell(JOOQ, 2_000, 4_000, 8_000),
                cell(NAIVE_JDBC, 3_000, 3_000, 3_000),
                cell(NAIVE_JOOQ, 4_000, 16_000, 64_000));

        List<Drafts> drafts = Drafts.of(results);

        assertThat(drafts).hasSize(1);
        assertThat(drafts.getFirst().operation()).isEqualTo("placeOrder");
        assertThat(drafts.getFirst().rows())
                .extracting(row -> row.draft().id() + " of " + row.tuned().id())
                .containsExactly("raw-jdbc:naive of raw-jdbc", "jooq:naive of jooq");
        Drafts.Measured jooq =
                (Drafts.Measured) drafts.getFirst().rows().getLast().outcome();
        Estimate.Interval ratio = (Estimate.Interval) jooq.ratio();
        assertThat(ratio.value()).isCloseTo(4, within(1e-9));
        assertThat(ratio.low()).isCloseTo(4 * Math.exp(-4.302653 * Math.log(2) / Math.sqrt(3)), within(1e-5));
        assertThat(ratio.high()).isCloseTo(4 * Math.exp(4.302653 * Math.log(2) / Math.sqrt(3)), within(1e-4));
        assertThat(jooq.draftNanos().value()).isCloseTo(16_000, within(1e-6));
        assertThat(jooq.tunedNanos().value()).isCloseTo(4_000, within(1e-6));
    }

    @Test
    void whatHasNoSamplesSaysWhy() {
        Results results = results(
                failed(JDBC, "had enough"),
                cell(JOOQ, 1_000, 1_000, 1_000),
                cell(NAIVE_JDBC, 1_000, 1_000, 1_000),
                failed(NAIVE_JOOQ, "is wrong"));

        assertThat(Drafts.of(results).getFirst().rows())
                .extracting(Drafts.Row::outcome)
                .containsExactly(
                        new Drafts.Missing("the tuned one has no score: had enough"), new Drafts.Missing("is wrong"));
    }

    /** They are no contenders of a comparison, and their point is no number of threads of it. */
    @Test
    void draftsAreComparedWithNobodyElse() {
        Results results = results(cell(JDBC, 1_000), cell(JOOQ, 1_000), cell(NAIVE_JDBC, 1_000));

        assertThat(Comparison.of(results).contenders()).containsExactly(JDBC, JOOQ);
        assertThat(OverThreads.of(results)).isEmpty();
        assertThat(Drafts.of(SampleRuns.results(true, List.of()))).isEmpty();
    }

    private static Cell cell(Contender contender, double... nanosOfJvms) {
        List<Cell.Series> series = new ArrayList<>();
        for (double nanos : nanosOfJvms) {
            // Two rounds whose geometric mean this is.
            series.add(SampleRuns.series(series.size(), nanos / 2, nanos * 2));
        }
        return cell(contender, null, series);
    }

    private static Cell failed(Contender contender, String reason) {
        return cell(contender, reason, List.of());
    }

    private static Cell cell(Contender contender, @Nullable String failure, List<Cell.Series> series) {
        return new Cell("placeOrder", POINT, contender.id(), failure, series);
    }

    private static Results results(Cell... cells) {
        Results sample = SampleRuns.results(
                true,
                List.of(JDBC, JOOQ, NAIVE_JDBC, NAIVE_JOOQ),
                List.of("placeOrder"),
                List.of(1),
                List.of(),
                List.of(cells));
        Plan plan = sample.plan();
        List<Stage> stages = new ArrayList<>(plan.stages());
        stages.add(new Stage(Stage.Kind.DRAFTS, POINT, List.of("placeOrder"), List.of(), 3, 1, 1, 2, 40, 8));
        return new Results(
                sample.format(),
                sample.version(),
                sample.startedAt(),
                sample.finishedAt(),
                true,
                new Plan(plan.preset(), true, plan.dataSize(), plan.orders(), stages, 1),
                sample.environment(),
                sample.contenders(),
                List.of(),
                List.of(cells));
    }
}
