/** Tests of the load generator, with requests whose times are planted. */
@NullMarked
package dev.orderbench.benchmarks.load;

import org.jspecify.annotations.NullMarked;
