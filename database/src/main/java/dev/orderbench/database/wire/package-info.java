/**
 * The wire meter: counts what really goes over the wire between the driver and PostgreSQL, below every library, where
 * nothing can be hidden. It is a socket factory of pgjdbc: bytes pass through unchanged, and are cut into the messages of
 * the <a href="https://www.postgresql.org/docs/18/protocol.html">frontend/backend protocol</a> beside. {@link
 * dev.orderbench.database.wire.WireMeter} is what others use; data flow from {@code MeteredSocket} through a {@code
 * MessageFramer} for each direction to a {@code Conversation}, which knows the protocol, and into its {@code Tally}.
 */
@NullMarked
package dev.orderbench.database.wire;

import org.jspecify.annotations.NullMarked;
