/** What tests of random programs share. */
@NullMarked
package dev.orderbench.tck.random;

import org.jspecify.annotations.NullMarked;
