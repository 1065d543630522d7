/** Tests of what operations are fed. */
@NullMarked
package dev.orderbench.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
