/**
 * What every contender needs and none is compared on: the translation of an SQLSTATE to a failure of the contract, and
 * the contract's time.
 */
@NullMarked
package dev.orderbench.support;

import org.jspecify.annotations.NullMarked;
