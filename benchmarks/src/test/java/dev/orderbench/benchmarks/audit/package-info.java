/** Tests of the audit: its parts on readings written by hand, and the committed audit against what is sent now. */
@NullMarked
package dev.orderbench.benchmarks.audit;

import org.jspecify.annotations.NullMarked;
