/**
 * The pool laboratory: what connections cost, how many a pool needs, and what happens when there are none. Loads that arrive at
 * a rate, spikes and faults, which JMH cannot express. {@link dev.orderbench.benchmarks.pool.PoolLaboratory} runs the
 * experiments, of which each answers one {@link dev.orderbench.benchmarks.result.PoolQuestion}.
 */
@NullMarked
package dev.orderbench.benchmarks.pool;

import org.jspecify.annotations.NullMarked;
