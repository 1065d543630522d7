/** Tests of the command line, as a user meets it. */
@NullMarked
package dev.orderbench.benchmarks.cli;

import org.jspecify.annotations.NullMarked;
