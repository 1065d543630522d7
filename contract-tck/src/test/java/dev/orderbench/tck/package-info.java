/** Tests of the kit: a correct store passes it, and each wrong one fails the rule that is meant for it. */
@NullMarked
package dev.orderbench.tck;

import org.jspecify.annotations.NullMarked;
