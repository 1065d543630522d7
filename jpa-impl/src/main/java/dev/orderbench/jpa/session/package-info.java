/**
 * What the variants of {@code jpa} share: how a session is opened for a unit of work, how a transaction begins and ends, and
 * how a failure of Hibernate becomes one of the contract. Sessions with a persistence context and stateless ones differ in
 * {@link dev.orderbench.jpa.session.SessionKind} only.
 */
@NullMarked
package dev.orderbench.jpa.session;

import org.jspecify.annotations.NullMarked;
