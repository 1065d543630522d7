/**
 * The error rates of the method, tried on made-up runs of which the truth is known. The runs go through the very
 * comparison that real ones go through; naive methods are shown beside it on the same made-up machine.
 */
@NullMarked
package dev.orderbench.benchmarks.selftest;

import org.jspecify.annotations.NullMarked;
