/**
 * Measures: rounds of short slices of all contenders in one JVM, in several JVMs, driven by JMH.
 *
 * <p>{@link dev.orderbench.benchmarks.measure.Measurement} is the entry. It starts the server, fills a template, checks
 * that the work is equal, and runs one JMH fork for each JVM of the plan; {@link
 * dev.orderbench.benchmarks.measure.SliceBenchmark} is what runs in the fork.
 */
@NullMarked
package dev.orderbench.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
