/** The command line: {@code run} measures and reports, {@code report} renders a results file again. */
@NullMarked
package dev.orderbench.benchmarks.cli;

import org.jspecify.annotations.NullMarked;
