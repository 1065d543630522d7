/**
 * The contract: {@link dev.orderbench.contract.OrderStore}, its operations and their numbered rules, the records they
 * take and return, and the failures they can meet.
 *
 * <p>Nothing here knows a driver, a library or a benchmark. A contender implements {@code OrderStore} and is found
 * through {@link dev.orderbench.contract.OrderStoreProvider}; the contract test kit proves that it follows the rules.
 */
@NullMarked
package dev.orderbench.contract;

import org.jspecify.annotations.NullMarked;
