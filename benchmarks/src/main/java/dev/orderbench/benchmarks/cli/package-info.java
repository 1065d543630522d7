/**
 * The command line, a class for each command: {@code run} measures and reports, {@code report} renders a results file again,
 * {@code compare} compares two; {@code latency} and {@code jmh} measure in other ways, {@code audit} counts what is sent.
 */
@NullMarked
package dev.orderbench.benchmarks.cli;

import org.jspecify.annotations.NullMarked;
