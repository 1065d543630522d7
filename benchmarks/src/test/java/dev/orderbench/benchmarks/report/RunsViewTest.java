package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Results;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands beside a run about its change from the first. */
class RunsViewTest {

    private static final Results SOUND = MadeUpRun.of(MadeUpRun.JDBC, MadeUpRun.JOOQ)
            .operation("findOrder", 1, 1.2)
            .passedControl("findOrder")
            .results();
    private static final Results FAILED = MadeUpRun.of(MadeUpRun.JDBC, MadeUpRun.JOOQ)
            .operation("findOrder", 1, 1.8)
            .failedControl("findOrder")
            .results();
    private static final Results SLOWER = MadeUpRun.of(MadeUpRun.JDBC, MadeUpRun.JOOQ)
            .operation("findOrder", 1, 1.8)
            .passedControl("findOrder")
            .results();

    @Test
    void aChangeHasAWordOnlyWhereNoControlOfEitherRunFailed() {
        assertThat(words(SOUND, SLOWER, FAILED))
                .containsExactly(
                        "raw time: no change shown, withheld: a control of run 3 failed",
                        "ratio: more, withheld: a control of run 3 failed",
                        "time: more, withheld: a control of run 3 failed");
        assertThat(words(FAILED, SOUND, FAILED))
                .containsExactly(
                        "raw time: withheld: a control of run 1 failed, withheld: a control of both runs failed",
                        "ratio: withheld: a control of run 1 failed, withheld: a control of both runs failed",
                        "time: withheld: a control of run 1 failed, withheld: a control of both runs failed");
    }

    private static List<String> words(Results... runs) {
        RunsView view = RunsView.of(List.of(runs).stream()
                .map(run -> new RunsReport.Run("results.json", run))
                .toList());
        return view.groups().getFirst().rows().stream()
                .map(row -> (row.contender().equals("Raw JDBC") ? "raw " : "")
                        + row.quantity().split(",")[0] + ": "
                        + String.join(
                                ", ",
                                row.values().stream()
                                        .skip(1)
                                        .map(RunsView.Value::word)
                                        .toList()))
                .toList();
    }
}
