package dev.orderbench.contract;

/** A running subscription to order events. Closing it ends it, gives its connection back, and is safe at any time. */
public interface Subscription extends AutoCloseable {

    /** After this has returned, the listener is not called any more, unless it was the listener that called this. */
    @Override
    void close();
}
