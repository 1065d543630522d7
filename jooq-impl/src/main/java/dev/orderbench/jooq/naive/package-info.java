/**
 * The naive variant: the honest first draft. Active records and loops, a query for each thing that is looked up, default
 * settings, jOOQ's own transactions. It keeps every rule but R7.
 */
@NullMarked
package dev.orderbench.jooq.naive;

import org.jspecify.annotations.NullMarked;
