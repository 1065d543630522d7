/**
 * The contender {@code raw-jdbc}: SQL as text, {@code java.sql}, and the driver's own classes where {@code java.sql} has no
 * word for what PostgreSQL can do. {@link dev.orderbench.jdbc.RawJdbcProvider} is the entry; a package for each variant has
 * its statements, and {@code session} the connections and transactions that all variants share.
 */
@NullMarked
package dev.orderbench.jdbc;

import org.jspecify.annotations.NullMarked;
