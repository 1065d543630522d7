/**
 * Units of work on JDBC connections: borrowing and giving back, transactions with their isolation, time-out and read-only
 * mode, and the translation of failures. {@link dev.orderbench.jdbc.session.UnitsOfWork} is the entry.
 */
@NullMarked
package dev.orderbench.jdbc.session;

import org.jspecify.annotations.NullMarked;
