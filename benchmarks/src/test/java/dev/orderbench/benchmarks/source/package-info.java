@NullMarked
package dev.orderbench.benchmarks.source;

import org.jspecify.annotations.NullMarked;
