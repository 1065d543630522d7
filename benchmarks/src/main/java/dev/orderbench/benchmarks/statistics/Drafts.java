package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import dev.orderbench.benchmarks.result.Stage;
import dev.orderbench.benchmarks.result.Wire;
import dev.orderbench.benchmarks.result.Wires;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What drafts of contenders cost beside the tuned ones in one operation. It gives no verdicts.
 *
 * @param operation name of the operation
 * @param point under which conditions
 * @param rows one for each draft that has a tuned counterpart, in the order of the results
 */
public record Drafts(String operation, Point point, List<Row> rows) {

    public Drafts {
        rows = List.copyOf(rows);
    }

    /**
     * A draft beside the same contender tuned.
     *
     * @param draft the contender as first written, or in another style
     * @param tuned the same one tuned
     * @param outcome what was measured
     * @param draftWire what the draft sends; {@code null} where it was not counted
     * @param tunedWire what the tuned one sends; {@code null} where it was not counted
     */
    public record Row(
            Contender draft,
            Contender tuned,
            Outcome outcome,
            @Nullable Wire draftWire,
            @Nullable Wire tunedWire) {}

    /** What was measured of a draft. */
    public sealed interface Outcome {}

    /**
     * Both have samples.
     *
     * @param draftNanos time of one operation of the draft, in nanoseconds
     * @param tunedNanos that of the tuned one
     * @param ratio the first divided by the second, paired by the rounds of each JVM
     */
    public record Measured(Estimate draftNanos, Estimate tunedNanos, Estimate ratio) implements Outcome {}

    /**
     * One of them has none.
     *
     * @param reason why, as a clause
     */
    public record Missing(String reason) implements Outcome {}

    /** One for each operation of which drafts were to be measured, in the order of the plan; none where none were. */
    public static List<Drafts> of(Results results) {
        Cells cells = new Cells(results);
        Wires wires = new Wires(results);
        return results.plan().stages(Stage.Kind.DRAFTS).stream()
                .flatMap(stage -> stage.operations().stream()
                        .map(operation -> new Drafts(
                                operation, stage.point(), rows(results, cells, wires, operation, stage.point()))))
                .toList();
    }

    private static List<Row> rows(Results results, Cells cells, Wires wires, String operation, Point point) {
        return results.contenders().stream()
                .filter(contender -> contender.role() == Role.DRAFT)
                .flatMap(draft -> tuned(results, draft)
                        .map(tuned -> new Row(
                                draft,
                                tuned,
                                outcome(cells.samples(operation, point, draft), cells.samples(operation, point, tuned)),
                                wires.find(operation, draft.id()).orElse(null),
                                wires.find(operation, tuned.id()).orElse(null))))
                .toList();
    }

    /** The contender of which it is a draft: one or none. Ids are those of the contender, then a colon and the variant. */
    private static Stream<Contender> tuned(Results results, Contender draft) {
        String id = draft.id().replaceFirst(":.*", "");
        return results.contenders().stream()
                .filter(contender ->
                        contender.role() == Role.CONTENDER && contender.id().equals(id));
    }

    private static Outcome outcome(Samples draft, Samples tuned) {
        if (draft instanceof Samples.Some ofDraft && tuned instanceof Samples.Some ofTuned) {
            List<Double> logRatios = ofDraft.logRatiosTo(ofTuned);
            return logRatios.isEmpty()
                    ? new Missing("no JVM measured both it and the tuned one")
                    : new Measured(ofDraft.time(), ofTuned.time(), LogMean.estimate(logRatios));
        }
        return new Missing(
                draft instanceof Samples.None none
                        ? none.reason()
                        : tuned instanceof Samples.None none ? "the tuned one has no score: " + none.reason() : "");
    }
}
