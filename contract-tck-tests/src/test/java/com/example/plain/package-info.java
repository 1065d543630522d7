/**
 * A contender from outside: the contract kept as simply as can be, written against its public API alone, and run by the
 * kit as anybody's would be ({@link com.example.plain.PlainStoreTest}). With a {@link com.example.plain.Defect} it is wrong
 * in exactly one way, which the kit's own tests expect it to find.
 */
@NullMarked
package com.example.plain;

import org.jspecify.annotations.NullMarked;
