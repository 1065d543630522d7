/** Pins what the report says, and how it looks, to the last byte. */
@NullMarked
package dev.orderbench.benchmarks.report;

import org.jspecify.annotations.NullMarked;
