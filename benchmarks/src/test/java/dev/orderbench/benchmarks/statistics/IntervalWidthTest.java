package dev.orderbench.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How far intervals reach from their ratios. */
class IntervalWidthTest {

    private static final Contender BASELINE = new Contender("raw-jdbc", "Raw JDBC", "tuned", Role.CONTENDER);
    private static final Contender JOOQ = new Contender("jooq", "jOOQ", "tuned", Role.CONTENDER);
    private static final Point POINT = Point.of(4, "small");

    @Test
    void itIsTheDistanceToTheFartherEnd() {
        assertThat(widths(new Relation.Ratio(new Estimate.Interval(2, 1.6, 2.4), Verdict.SLOWER)))
                .singleElement()
                .satisfies(width -> {
                    assertThat(width.contender()).isEqualTo(JOOQ);
                    assertThat(width.halfWidth()).isCloseTo(0.25, within(1e-12));
                });
        assertThat(widths(new Relation.Withheld(new Estimate.Interval(2, 1.9, 2.4), List.of())))
                .singleElement()
                .satisfies(width -> assertThat(width.halfWidth()).isCloseTo(0.2, within(1e-12)));
    }

    @Test
    void withoutAnIntervalItIsInfinite() {
        assertThat(widths(new Relation.Ratio(new Estimate.Point(2), Verdict.NO_INTERVAL)))
                .singleElement()
                .satisfies(width -> assertThat(width.halfWidth()).isInfinite());
    }

    @Test
    void whatHasNoRatioHasNone() {
        assertThat(widths(new Relation.Unavailable("why not"))).isEmpty();
    }

    private static List<IntervalWidth> widths(Relation relation) {
        Comparison.Group group = new Comparison.Group(
                "findOrder",
                POINT,
                List.of(
                        new Comparison.Entry(BASELINE, measured(new Relation.Baseline())),
                        new Comparison.Entry(JOOQ, measured(relation))),
                List.of());
        return IntervalWidth.of(new Comparison(List.of(BASELINE, JOOQ), List.of(group), List.of()));
    }

    private static Outcome measured(Relation relation) {
        Estimate time = new Estimate.Point(1_000);
        return new Outcome.Measured(time, time, relation, "", 2, 10, null);
    }
}
