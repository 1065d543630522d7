/**
 * The contender {@code raw-jdbc}: SQL as text, {@code java.sql} and nothing else. A class per operation; {@link
 * dev.orderbench.jdbc.RawJdbcProvider} is the entry.
 */
@NullMarked
package dev.orderbench.jdbc;

import org.jspecify.annotations.NullMarked;
