/**
 * The variant {@code tuned}: entities and a persistence context per unit of work for what is written, projections to records
 * for what is read, and HQL for what changes many rows. The mapping is validated against the migrated schema and never
 * creates it. {@link dev.orderbench.jpa.tuned.TunedStore} is the entry.
 */
@NullMarked
package dev.orderbench.jpa.tuned;

import org.jspecify.annotations.NullMarked;
