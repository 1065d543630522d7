/**
 * The yardstick: PostgreSQL's own {@code pgbench}, a client in C that does nothing with what comes back, runs the
 * statements of the baseline. What raw JDBC lacks to it is what Java and the driver cost. {@link
 * dev.orderbench.benchmarks.yardstick.Yardstick} finds it, {@link dev.orderbench.benchmarks.yardstick.SentStatements}
 * reads off the wire what the baseline sends, {@link dev.orderbench.benchmarks.yardstick.PgbenchScript} says the same in
 * pgbench's language.
 */
@NullMarked
package dev.orderbench.benchmarks.yardstick;

import org.jspecify.annotations.NullMarked;
