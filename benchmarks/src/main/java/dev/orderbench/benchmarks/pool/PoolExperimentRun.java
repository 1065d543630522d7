package dev.orderbench.benchmarks.pool;

import dev.orderbench.benchmarks.result.PoolQuestion;
import java.sql.SQLException;

/** One experiment of the laboratory. */
interface PoolExperimentRun {

    PoolQuestion question();

    /** How many connections to the laboratory's server it has at the same time, at most. */
    int connections(PoolScale scale);

    /**
     * Does it, and writes down what it finds. It leaves nothing running.
     *
     * @throws InterruptedException when the caller was interrupted
     * @throws SQLException when the server cannot be had for it
     */
    void run(PoolContext context, Notebook notebook) throws InterruptedException, SQLException;
}
