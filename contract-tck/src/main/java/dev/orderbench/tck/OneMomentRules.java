package dev.orderbench.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.contract.Order;
import dev.orderbench.contract.OrderStatus;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * R1 for reads: all that a read returns is of one moment. Another transaction has locked the items, and changes an order and
 * its items together while the read waits. A read may see both changes or none.
 */
interface OneMomentRules extends Rules {

    @Test
    default void r17_orderAndItsItemsAreOfOneMoment() {
        long id = newestOrderOfUser(1);
        assertOfOneMoment(id, () -> store().findOrder(id).orElseThrow());
    }

    @Test
    default void r22_ordersAndTheirItemsAreOfOneMoment() {
        long id = newestOrderOfUser(1);
        assertOfOneMoment(id, () -> store().userWithRecentOrders(1, 1).orders().getFirst());
    }

    private long newestOrderOfUser(int user) {
        return fixture()
                .oracle()
                .userWithRecentOrders(user - 1, 1)
                .orders()
                .getFirst()
                .id();
    }

    private void assertOfOneMoment(long id, Callable<Order> read) {
        Background<Order> running;
        try (Backends writer = fixture().backends();
                Backends observer = fixture().backends()) {
            writer.execute("BEGIN").execute("LOCK TABLE order_items");
            running = Background.run(read);
            observer.awaitLockWaiter();
            writer.execute("UPDATE orders SET status = 'PAID', version = 77 WHERE id = " + id)
                    .execute("UPDATE order_items SET qty = 77 WHERE order_id = " + id)
                    .execute("COMMIT");
        }
        Order order = running.result();
        boolean newOrder = order.version() == 77 && order.status() == OrderStatus.PAID;
        assertThat(order.items())
                .as("order %s: are its items of the same moment?", newOrder ? "after the change" : "before the change")
                .isNotEmpty()
                .allMatch(item -> newOrder == (item.quantity() == 77));
        assertNoConnectionIsKept();
    }
}
