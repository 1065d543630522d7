/**
 * What one operation is fed: the operations that can be measured, and the parameters they are called with, which follow
 * from a seed and the dataset alone.
 */
@NullMarked
package dev.orderbench.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
