/** Tests of measuring, with contenders that fail while they are measured. */
@NullMarked
package dev.orderbench.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
