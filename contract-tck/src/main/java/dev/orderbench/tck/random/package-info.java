/**
 * Random programs: thousands of operations from a seed, run on a contender and on the reference, which must agree in every
 * value, every failure and every row. A program that finds a difference is shrunk to its essence and printed as Java.
 *
 * <p>Start reading at {@link dev.orderbench.tck.random.RandomPrograms}.
 */
@NullMarked
package dev.orderbench.tck.random;

import org.jspecify.annotations.NullMarked;
