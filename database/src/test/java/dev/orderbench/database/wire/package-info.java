/** Tests of the wire meter, with counts made by hand. */
@NullMarked
package dev.orderbench.database.wire;

import org.jspecify.annotations.NullMarked;
