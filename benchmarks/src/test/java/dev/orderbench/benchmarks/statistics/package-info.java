/** Ratios and intervals against numbers worked out by hand, and against data of which the truth is known. */
@NullMarked
package dev.orderbench.benchmarks.statistics;

import org.jspecify.annotations.NullMarked;
