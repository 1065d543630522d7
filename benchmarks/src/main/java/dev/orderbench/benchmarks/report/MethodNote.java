package dev.orderbench.benchmarks.report;

/**
 * One thing to know of how the numbers came to be.
 *
 * @param heading its subject
 * @param text in sentences
 */
record MethodNote(String heading, String text) {}
