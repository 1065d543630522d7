/** What a results file keeps, and what reading one refuses. */
@NullMarked
package dev.orderbench.benchmarks.result;

import org.jspecify.annotations.NullMarked;
