package dev.orderbench.contract;

import java.time.Instant;

/**
 * Hears of order events. Called by one thread at a time, that of the subscription: a slow listener delays the events after
 * it and loses none. What it throws is logged and ends nothing.
 */
public interface OrderEventListener {

    /** An event was committed. */
    void onEvent(OrderEvent event);

    /**
     * The connection was lost and is there again: events committed between the two moments may be missing (R97). Read what
     * has changed since {@code from} before relying on events again.
     *
     * @param from the last moment at which the connection is known to have been alive
     * @param until the moment from which on events are heard again
     */
    void onGap(Instant from, Instant until);
}
