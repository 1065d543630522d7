package dev.orderbench.tck.random;

import dev.orderbench.tck.reference.Keys;
import java.util.ArrayDeque;
import java.util.Deque;

/** The keys that a contender gave, for the reference to give the same. */
final class AdoptedKeys implements Keys {

    private final Deque<Long> users = new ArrayDeque<>();
    private final Deque<Long> orders = new ArrayDeque<>();

    /** The contender gave fewer keys than the reference needs: they differ already, so any key does. */
    private long missing = Long.MAX_VALUE / 2;

    /** Takes the keys that the last statement returned, and forgets older ones. */
    void takeFrom(Player contender) {
        users.clear();
        orders.clear();
        users.addAll(contender.newUsers());
        orders.addAll(contender.newOrders());
    }

    @Override
    public long nextUser() {
        Long key = users.poll();
        return key == null ? missing++ : key;
    }

    @Override
    public long nextOrder() {
        Long key = orders.poll();
        return key == null ? missing++ : key;
    }
}
