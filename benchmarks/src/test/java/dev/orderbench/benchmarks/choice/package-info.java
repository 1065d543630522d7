/** Tests of what is measured of a choice. */
@NullMarked
package dev.orderbench.benchmarks.choice;

import org.jspecify.annotations.NullMarked;
