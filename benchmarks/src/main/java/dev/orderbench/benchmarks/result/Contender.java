package dev.orderbench.benchmarks.result;

/**
 * A contender as it was measured.
 *
 * @param id short name
 * @param displayName name for readers
 * @param variant how the library was used, in lower case
 * @param role what it was measured for
 */
public record Contender(String id, String displayName, String variant, Role role) {}
