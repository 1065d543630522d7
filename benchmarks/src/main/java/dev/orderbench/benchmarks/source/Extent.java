package dev.orderbench.benchmarks.source;

/**
 * How much code a variant is.
 *
 * @param folder where it lies in the repository
 * @param classes how many files with a class
 * @param lines their lines of code, imports included
 */
public record Extent(String folder, int classes, int lines) {}
