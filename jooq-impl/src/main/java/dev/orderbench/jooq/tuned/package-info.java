/**
 * The tuned variant: what jOOQ's manual recommends, and what pays when it is measured. One statement for each read, arrays in
 * the place of lists of any length, batches and array inserts for many rows, a class for each operation or family.
 */
@NullMarked
package dev.orderbench.jooq.tuned;

import org.jspecify.annotations.NullMarked;
