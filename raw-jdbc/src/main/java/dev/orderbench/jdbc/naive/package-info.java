/**
 * The naive variant of raw JDBC: the honest first draft, with a statement for each row and a look-up for each line. It is
 * correct, and its round trips grow with its rows. {@link dev.orderbench.jdbc.naive.NaiveStore} is the entry.
 */
@NullMarked
package dev.orderbench.jdbc.naive;

import org.jspecify.annotations.NullMarked;
