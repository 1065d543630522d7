/**
 * Untimed passes over the contenders. {@link dev.orderbench.benchmarks.audit.EqualWork}: does every contender do the work
 * that the contract asks, on the very data that will be measured? A contender that does not is not measured. {@link
 * dev.orderbench.benchmarks.audit.Audit}: what does each send for it, to the statement, the round trip and the byte, and
 * how does the server plan it? The answer is committed in {@code audit/}, and a build in which it changed fails.
 */
@NullMarked
package dev.orderbench.benchmarks.audit;

import org.jspecify.annotations.NullMarked;
