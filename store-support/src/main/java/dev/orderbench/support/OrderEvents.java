package dev.orderbench.support;

import dev.orderbench.contract.OrderEventListener;
import dev.orderbench.contract.Subscription;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** The subscriptions of one store to order events (R95 to R98). Safe for use by several threads. */
public final class OrderEvents implements AutoCloseable {

    private final DataSource dataSource;
    private final InstantSource clock;
    private final Set<EventSubscription> running = ConcurrentHashMap.newKeySet();

    public OrderEvents(DataSource dataSource, InstantSource clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** Begins a subscription; returns when events are being heard. */
    public Subscription subscribe(OrderEventListener listener) {
        EventSubscription subscription = new EventSubscription(dataSource, clock, listener, running::remove);
        running.add(subscription);
        try {
            subscription.start();
        } catch (RuntimeException e) {
            running.remove(subscription);
            throw e;
        }
        return subscription;
    }

    /** Ends all subscriptions. */
    @Override
    public void close() {
        running.forEach(EventSubscription::close);
    }
}
