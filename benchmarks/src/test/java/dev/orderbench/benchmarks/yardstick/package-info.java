/** The yardstick against a real server, where this machine has pgbench. */
@NullMarked
package dev.orderbench.benchmarks.yardstick;

import org.jspecify.annotations.NullMarked;
