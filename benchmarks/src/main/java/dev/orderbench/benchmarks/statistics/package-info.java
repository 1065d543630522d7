/**
 * What results mean: ratios to the baseline, their intervals, tests of all pairs, verdicts, letters, controls, and
 * what the times were spent on. Pure functions from {@link dev.orderbench.benchmarks.result.Results} to {@link
 * dev.orderbench.benchmarks.statistics.Comparison}. The JVM is the replicate throughout: slices of one JVM share its
 * compilation and its memory layout, and so say nothing about the next.
 */
@NullMarked
package dev.orderbench.benchmarks.statistics;

import org.jspecify.annotations.NullMarked;
