/**
 * What the choice of a contender brings with it: its libraries, the time until its first row, the memory that it keeps; and what
 * it costs to use two of them in one transaction.
 */
@NullMarked
package dev.orderbench.benchmarks.choice;

import org.jspecify.annotations.NullMarked;
