/**
 * What the variants share: where a statement runs (in a unit of work of its own, or in one that is under way), how a unit of
 * work begins and ends, and how jOOQ's exceptions become failures of the contract.
 */
@NullMarked
package dev.orderbench.jooq.session;

import org.jspecify.annotations.NullMarked;
