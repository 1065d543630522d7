package dev.orderbench.benchmarks.measure;

import dev.orderbench.benchmarks.result.Stage;
import dev.orderbench.benchmarks.result.Wire;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.database.DatasetSize;
import dev.orderbench.database.TemplateDatabase;
import dev.orderbench.database.WorkingDatabase;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * What is done once for each size of the data, before the first JVM that measures on it: whether all contenders do the same
 * work, what they send for it, and how deep the indexes are. Not safe for use by several threads.
 */
final class Groundwork {

    private final RunRequest request;
    private final Findings findings;
    private final ProgressListener progress;
    private final Map<DatasetSize, SortedMap<String, Integer>> indexPages = new EnumMap<>(DatasetSize.class);

    Groundwork(RunRequest request, Findings findings, ProgressListener progress) {
        this.request = request;
        this.findings = findings;
        this.progress = progress;
    }

    static DatasetSize size(Stage stage) {
        return DatasetSize.of(stage.point().dataSize());
    }

    /** The pages that reads by key descend, by operation; empty before {@link #lay}. */
    SortedMap<String, Integer> indexPages(DatasetSize size) {
        return indexPages.getOrDefault(size, Collections.emptySortedMap());
    }

    /**
     * Looks at all that is to be measured on data of a size, the first time that it is about to be.
     *
     * @param life of the server: what fails when it ends is no contender's fault
     * @param cleanUp whose end is awaited where the program is interrupted meanwhile: what then fails is no contender's fault
     * @throws dev.orderbench.database.DatabaseException when the server's life ended meanwhile
     */
    void lay(TemplateDatabase template, ServerLife life, CleanUp cleanUp) {
        DatasetSize size = template.dataset().size();
        if (indexPages.containsKey(size)) {
            return;
        }
        try (WorkingDatabase copy = template.copy()) {
            indexPages.put(size, IndexPages.read(copy.connection()));
        }
        progress.step("checking that all contenders do the same work, and counting what they send");
        List<Stage> stages =
                request.stages().stream().filter(stage -> size(stage) == size).toList();
        List<Operation> operations = stages.stream()
                .flatMap(stage -> Findings.operations(stage).stream())
                .distinct()
                .toList();
        Set<String> told = new HashSet<>();
        for (Entrant entrant : request.entrants()) {
            for (Operation operation : operations) {
                List<Stage> measuring = stages.stream()
                        .filter(stage -> stage.operations().contains(operation.label())
                                && request.entrants(stage, operation).contains(entrant))
                        .toList();
                if (!entrant.isControl() && !measuring.isEmpty()) {
                    check(operation, entrant, template, measuring, told, life, cleanUp);
                }
            }
        }
    }

    private void check(
            Operation operation,
            Entrant entrant,
            TemplateDatabase template,
            List<Stage> measuring,
            Set<String> told,
            ServerLife life,
            CleanUp cleanUp) {
        switch (WorkCheck.count(operation, entrant, template.dataset(), template::copy)) {
            case WorkCheck.Finding.Faulty(String fault) -> {
                cleanUp.awaitEndIfInterrupted();
                life.requireUnbroken("contenders were checked");
                measuring.forEach(stage -> findings.fail(stage.point(), operation, entrant.id(), fault));
            }
            case WorkCheck.Finding.Counted(Wire wire) ->
                findings.count(template.dataset().size(), operation, entrant.id(), wire);
            case WorkCheck.Finding.NotCounted(String reason) -> {
                if (told.add(reason)) {
                    progress.step("%s, %s: what it sends was not counted: %s"
                            .formatted(entrant.id(), operation.label(), reason));
                }
            }
        }
    }
}
