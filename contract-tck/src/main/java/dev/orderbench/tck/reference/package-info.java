/**
 * The contract in memory: what a correct store does, written to be obviously right, however slow. It knows no SQL and is no
 * contender; the kit compares contenders with it.
 */
@NullMarked
package dev.orderbench.tck.reference;

import org.jspecify.annotations.NullMarked;
