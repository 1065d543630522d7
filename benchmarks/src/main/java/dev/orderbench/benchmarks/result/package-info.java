/**
 * What a run found: records of samples and environment, and the versioned JSON file that holds them. This is the seam
 * of the pipeline: whatever comes after it (statistics, report) needs neither a database nor JMH.
 */
@NullMarked
package dev.orderbench.benchmarks.result;

import org.jspecify.annotations.NullMarked;
