/**
 * The contenders' code, to be shown beside what it costs: {@link dev.orderbench.benchmarks.source.SourceCatalog} finds what an
 * operation of a variant is made of. The texts are copied into the program while it is built, so they are what was compiled.
 */
@NullMarked
package dev.orderbench.benchmarks.source;

import org.jspecify.annotations.NullMarked;
