/** Checks the reference by hand. */
@NullMarked
package dev.orderbench.tck.reference;

import org.jspecify.annotations.NullMarked;
