/**
 * The contender {@code jooq}: jOOQ's type-safe DSL over classes that are generated from the migrated schema. A class per
 * operation; {@link dev.orderbench.jooq.JooqProvider} is the entry.
 */
@NullMarked
package dev.orderbench.jooq;

import org.jspecify.annotations.NullMarked;
