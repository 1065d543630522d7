/**
 * The tuned variant of raw JDBC: as few statements, round trips, bytes and objects as the driver allows. A class for each
 * operation or family of operations; {@link dev.orderbench.jdbc.tuned.TunedStore} is the entry.
 */
@NullMarked
package dev.orderbench.jdbc.tuned;

import org.jspecify.annotations.NullMarked;
