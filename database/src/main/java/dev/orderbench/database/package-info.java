/**
 * All that is PostgreSQL and no contender: where a server comes from, the schema and its migrations, the deterministic
 * dataset with what a correct store must answer about it, databases made from a template, and the connection pool.
 */
@NullMarked
package dev.orderbench.database;

import org.jspecify.annotations.NullMarked;
