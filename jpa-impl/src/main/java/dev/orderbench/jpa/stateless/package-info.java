/**
 * The variant {@code stateless}: Jakarta Data repositories, which Hibernate implements at compile time, on Hibernate's
 * StatelessSession. There is no persistence context: nothing is remembered, nothing is compared, each method sends its
 * statement at once. So entities refer to each other by key. {@link dev.orderbench.jpa.stateless.StatelessStore} is the entry.
 */
@NullMarked
package dev.orderbench.jpa.stateless;

import org.jspecify.annotations.NullMarked;
