package dev.orderbench.benchmarks.cli;

import dev.orderbench.benchmarks.choice.ChoiceRequest;
import dev.orderbench.benchmarks.choice.ChoiceScale;
import dev.orderbench.benchmarks.choice.ContenderChoice;
import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.measure.ProgressListener;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import dev.orderbench.benchmarks.workload.Preset;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What contenders bring with them, and two of them in one transaction: measured after the comparison. */
final class ChoicePart {

    private ChoicePart() {}

    /**
     * Measures it with the contenders of a run, on a server of the same source. Empty where that cannot be done; the progress says
     * why.
     */
    static Optional<Results> add(Results results, String database, ProgressListener progress) {
        List<Entrant> contenders = results.contenders().stream()
                .filter(contender -> contender.role() == Role.CONTENDER)
                .map(contender -> Entrant.of(contender.id()))
                .toList();
        boolean brief = Preset.of(results.plan().preset()).choiceTime().isZero();
        ChoiceRequest request = new ChoiceRequest(
                database,
                contenders,
                brief ? ChoiceScale.SHORT : ChoiceScale.LONG,
                results.plan().seed());
        try {
            ContenderChoice.Found found = new ContenderChoice(request, progress).run();
            return Optional.of(results.withFootprints(found.footprints(), found.combinations(), Instant.now()));
        } catch (RuntimeException e) {
            // Of whatever kind: the comparison, which took most of an hour, must not be lost to what comes after it.
            progress.problem("nothing on what contenders bring with them: " + e.getMessage());
            return Optional.empty();
        }
    }
}
