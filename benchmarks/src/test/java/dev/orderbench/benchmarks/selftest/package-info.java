/** The self-test passes, and would not pass with a wrong method. */
@NullMarked
package dev.orderbench.benchmarks.selftest;

import org.jspecify.annotations.NullMarked;
