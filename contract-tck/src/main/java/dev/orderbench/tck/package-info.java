/**
 * The contract test kit: the numbered rules of {@link dev.orderbench.contract.OrderStore} as JUnit tests, on a real
 * PostgreSQL. A contender's test extends {@link dev.orderbench.tck.OrderStoreTck} and names its provider; that is all.
 *
 * <p>A test's name begins with the number of its rule, so a failure tells where to read on. Expectations are computed from
 * the dataset by {@link dev.orderbench.database.DatasetOracle}, or read back with SQL, never taken from another contender.
 */
@NullMarked
package dev.orderbench.tck;

import org.jspecify.annotations.NullMarked;
