/**
 * One untimed pass before anything is measured: does every contender do the work that the contract asks, on the very data
 * that will be measured? A contender that does not is not measured.
 */
@NullMarked
package dev.orderbench.benchmarks.audit;

import org.jspecify.annotations.NullMarked;
