package dev.orderbench.benchmarks.pool;

import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.measure.ProgressListener;
import dev.orderbench.database.PostgresServer;
import dev.orderbench.database.TemplateDatabase;
import java.util.List;

/**
 * What an experiment has at hand.
 *
 * @param server the server of the laboratory; experiments that stop servers start their own
 * @param template what working databases are copied from
 * @param contenders who is measured, the baseline first
 * @param scale how much is measured
 * @param seed from which parameters and orders follow
 * @param progress who is told how it goes on
 */
record PoolContext(
        PostgresServer server,
        TemplateDatabase template,
        List<Entrant> contenders,
        PoolScale scale,
        long seed,
        ProgressListener progress) {

    PoolContext {
        contenders = List.copyOf(contenders);
    }
}
