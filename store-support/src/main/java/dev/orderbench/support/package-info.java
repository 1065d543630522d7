/**
 * What every contender needs and none is compared on: the translation of an SQLSTATE to a failure of the contract, the
 * contract's time, the retry of a unit of work, its failure for good, and the subscription to order events.
 */
@NullMarked
package dev.orderbench.support;

import org.jspecify.annotations.NullMarked;
