/** Tests of the pool laboratory, on real servers. */
@NullMarked
package dev.orderbench.benchmarks.pool;

import org.jspecify.annotations.NullMarked;
