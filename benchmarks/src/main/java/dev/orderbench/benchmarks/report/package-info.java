/**
 * The report that people read: HTML, Markdown, and a summary for the terminal, all from one model of finished words and
 * numbers. Pure functions of {@link dev.orderbench.benchmarks.result.Results}, pinned by golden files: the same results
 * give the same bytes, whatever the locale, the time zone or the operating system.
 */
@NullMarked
package dev.orderbench.benchmarks.report;

import org.jspecify.annotations.NullMarked;
