/**
 * The contender {@code jpa}: Jakarta Persistence on Hibernate, entities with a persistence context per unit of work and a
 * static metamodel. The mapping is validated against the migrated schema and never creates it. Entities do not leave this
 * package; {@link dev.orderbench.jpa.JpaProvider} is the entry.
 */
@NullMarked
package dev.orderbench.jpa;

import org.jspecify.annotations.NullMarked;
