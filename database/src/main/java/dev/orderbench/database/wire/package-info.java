/**
 * The wire between the driver and PostgreSQL, below every library, where nothing can be hidden: a socket factory of
 * pgjdbc. The <b>wire meter</b> counts what really goes over it: bytes pass through unchanged, and are cut into the
 * messages of the <a href="https://www.postgresql.org/docs/18/protocol.html">frontend/backend protocol</a> beside. {@link
 * dev.orderbench.database.wire.WireMeter} is what others use; data flow from {@code WireSocket} through a {@code
 * MessageFramer} for each direction to a {@code Conversation}, which knows the protocol, and into its {@code Tally}. The
 * <b>simulated network</b>, {@link dev.orderbench.database.wire.Network} to others, delays what the driver sends in a
 * {@code DelayLine} and knows nothing of the protocol. Each can be had without the other.
 */
@NullMarked
package dev.orderbench.database.wire;

import org.jspecify.annotations.NullMarked;
