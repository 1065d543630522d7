package dev.orderbench.benchmarks.choice;

import dev.orderbench.benchmarks.measure.Closing;
import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.Order;
import dev.orderbench.contract.OrderReceipt;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.TransactionOptions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Contenders that share a connection: each has a store that runs transactions, and one that reads as a guest in those of others. For
 * one thread.
 */
final class OneConnection implements AutoCloseable {

    private final Map<String, OrderStore> hosts = new HashMap<>();
    private final Map<String, OrderStore> guests = new HashMap<>();
    private final Deque<OrderStore> opened = new ArrayDeque<>();

    /**
     * @param forHosts where transactions take their connections from
     * @param forGuests where those who read in them take theirs from
     */
    OneConnection(List<Entrant> contenders, DataSource forHosts, DataSource forGuests) {
        try {
            for (Entrant contender : contenders) {
                hosts.put(contender.id(), open(contender, forHosts));
                guests.put(contender.id(), open(contender, forGuests));
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Opens all stores on a pool, which remains the caller's to close. */
    static OneConnection of(List<Entrant> contenders, DataSource pool) {
        LastLoan loan = new LastLoan(pool);
        return new OneConnection(contenders, loan, new GuestSource(loan));
    }

    private OrderStore open(Entrant contender, DataSource source) {
        OrderStore store = contender.open(source);
        opened.push(store);
        return store;
    }

    /**
     * What a transaction came to.
     *
     * @param receipt what its writer returned
     * @param read what its reader found
     */
    record Outcome(OrderReceipt receipt, Optional<Order> read) {}

    /** One transaction: an order is placed, and read before the commit. */
    Outcome placeAndRead(Pair pair, NewOrder order) {
        boolean alone = pair.write().equals(pair.read());
        OrderStore guest = store(guests, pair.read());
        return store(hosts, pair.write()).inTransaction(TransactionOptions.DEFAULT, within -> {
            OrderReceipt receipt = within.placeOrder(order);
            return new Outcome(receipt, (alone ? within : guest).findOrder(receipt.orderId()));
        });
    }

    private static OrderStore store(Map<String, OrderStore> stores, String contender) {
        OrderStore store = stores.get(contender);
        if (store == null) {
            throw new IllegalArgumentException("No store of " + contender);
        }
        return store;
    }

    @Override
    public void close() {
        Closing.all(opened);
    }
}
