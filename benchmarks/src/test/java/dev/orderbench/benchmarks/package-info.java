/** Tests that concern more than one room. */
@NullMarked
package dev.orderbench.benchmarks;

import org.jspecify.annotations.NullMarked;
