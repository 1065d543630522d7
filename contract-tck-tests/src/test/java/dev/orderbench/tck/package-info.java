/** Tests of the kit: each wrong store fails the rule that is meant for it. */
@NullMarked
package dev.orderbench.tck;

import org.jspecify.annotations.NullMarked;
