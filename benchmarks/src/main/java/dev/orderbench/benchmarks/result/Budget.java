package dev.orderbench.benchmarks.result;

/**
 * How long a run may go on after its plan has been carried out, and what for.
 *
 * @param seconds for the whole run, from its start; those between an interruption and its resumption do not count
 * @param targetWidth half-width at which the interval of a ratio is narrow enough, as a share of the ratio: 0.03 is 3 %
 */
public record Budget(int seconds, double targetWidth) {}
