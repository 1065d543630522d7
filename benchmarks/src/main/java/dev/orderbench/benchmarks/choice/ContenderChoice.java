package dev.orderbench.benchmarks.choice;

import dev.orderbench.benchmarks.measure.CleanUp;
import dev.orderbench.benchmarks.measure.ProgressListener;
import dev.orderbench.benchmarks.result.Combination;
import dev.orderbench.benchmarks.result.Footprint;
import dev.orderbench.database.DatabaseException;
import dev.orderbench.database.DatasetSize;
import dev.orderbench.database.PostgresServer;
import dev.orderbench.database.TemplateDatabase;
import java.util.List;

/** Measures what contenders bring with them, and two of them in one transaction, on a server with a small dataset. */
public final class ContenderChoice {

    private final ChoiceRequest request;
    private final ProgressListener progress;

    public ContenderChoice(ChoiceRequest request, ProgressListener progress) {
        this.request = request;
        this.progress = progress;
    }

    /**
     * What was found.
     *
     * @param footprints of the driver and the pool, and of each contender
     * @param combinations of all pairs; none with a single contender
     */
    public record Found(List<Footprint> footprints, List<Combination> combinations) {}

    /**
     * Measures.
     *
     * @throws DatabaseException when the server cannot be had, or the dataset not be loaded
     */
    public Found run() {
        progress.step("starting PostgreSQL (%s), for what contenders bring with them"
                .formatted(request.database().replaceAll("\\?.*", "")));
        try (PostgresServer server = PostgresServer.start(request.database());
                TemplateDatabase template = TemplateDatabase.create(server, DatasetSize.SMALL);
                CleanUp cleanUp = CleanUp.onInterrupt(server, template::close)) {
            try {
                List<Footprint> footprints = new FootprintRun(template, progress)
                        .run(request.contenders(), request.scale().footprintJvms());
                return new Found(footprints, combinations(template, cleanUp));
            } catch (RuntimeException e) {
                cleanUp.awaitEndIfInterrupted();
                throw e;
            }
        }
    }

    /** What was found before stays, whatever becomes of these. */
    private List<Combination> combinations(TemplateDatabase template, CleanUp cleanUp) {
        if (request.contenders().size() < 2) {
            return List.of();
        }
        try {
            return new CombinationRun(template, progress).run(request.contenders(), request.scale(), request.seed());
        } catch (RuntimeException e) {
            cleanUp.awaitEndIfInterrupted();
            progress.problem("two in one transaction: " + e.getMessage());
            return List.of();
        }
    }
}
