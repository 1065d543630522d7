/**
 * The variant {@code naive}: what a first draft with Jakarta Persistence looks like. Keys that the database generates one by
 * one, associations fetched as the specification's defaults say, entities loaded where a few columns would do, collections
 * walked in loops, no batches. It keeps every rule but R7. {@link dev.orderbench.jpa.naive.NaiveStore} is the entry.
 */
@NullMarked
package dev.orderbench.jpa.naive;

import org.jspecify.annotations.NullMarked;
