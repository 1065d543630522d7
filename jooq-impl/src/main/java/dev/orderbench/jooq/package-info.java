/**
 * The contender {@code jooq}: jOOQ's type-safe DSL over classes that are generated from the migrated schema. {@link
 * dev.orderbench.jooq.JooqProvider} is the entry; each variant has a package, and what they share is in {@code session}.
 */
@NullMarked
package dev.orderbench.jooq;

import org.jspecify.annotations.NullMarked;
