package dev.orderbench.tck;

import static dev.orderbench.tck.OrderData.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.StoreException;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R46 to R48. */
interface CancelOrderRules extends OrderChangeRules {

    @Test
    default void r46_orderIsCancelledAndItsItemsAreBackInStock() {
        SortedMap<Long, Long> stock = fixture().stock();
        long id = store().placeOrder(new NewOrder(7, List.of(line(2, 4), line(1, 1), line(2, 3))))
                .orderId();
        List<String> before = storedOrder(id);
        List<List<String>> others = allButOrder(id);

        int version = store().cancelOrder(id);

        assertThat(version).as("the version rises by one").isEqualTo(1);
        assertThat(storedOrder(id))
                .as("status and version change, and nothing else of the order")
                .isEqualTo(changed(before, OrderStatus.CANCELLED, 1));
        assertThat(fixture().stock())
                .as("the stock is what it was, also of a product in several lines: is it put back once, and in full?")
                .isEqualTo(stock);
        assertThat(allButOrder(id)).as("other rows").isEqualTo(others);
    }

    @ParameterizedTest
    @EnumSource(names = {"NEW", "PAID"})
    default void r46_orderThatIsNewOrPaidCanBeCancelled(OrderStatus status) {
        long id = datasetOrder(status);
        List<String> before = storedOrder(id);

        assertThat(store().cancelOrder(id)).isEqualTo(1);

        assertThat(storedOrder(id)).isEqualTo(changed(before, OrderStatus.CANCELLED, 1));
    }

    @Test
    default void r46_versionRisesFromWhatItWas() {
        long id = store().placeOrder(new NewOrder(7, List.of(line(1, 1)))).orderId();
        store().changeStatus(id, 0, OrderStatus.PAID);
        store().changeStatus(id, 1, OrderStatus.NEW);

        assertThat(store().cancelOrder(id)).as("the third version").isEqualTo(3);
        assertThat(storedVersion(id)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"SHIPPED", "DELIVERED", "CANCELLED"})
    default void r47_orderOfAnotherStatusIsOfTheWrongStatus(OrderStatus status) {
        long id = datasetOrder(status);
        assertFails(() -> store().cancelOrder(id), StoreException.WrongStatus.class, null, null, false);
    }

    @Test
    default void r47_orderIsCancelledOnce() {
        long id = store().placeOrder(new NewOrder(7, List.of(line(1, 5)))).orderId();
        store().cancelOrder(id);

        assertFails(() -> store().cancelOrder(id), StoreException.WrongStatus.class, null, null, false);
    }

    @Test
    default void r47_ofTwoThatCancelTheSameOrderOneSucceeds() {
        long stock = fixture().stock(1);
        long id = store().placeOrder(new NewOrder(7, List.of(line(1, 5)))).orderId();

        assertOneOfTwoSucceeds(id, () -> store().cancelOrder(id), StoreException.WrongStatus.class);

        assertThat(fixture().stock(1))
                .as("what both read as uncancelled is put back once: is the order locked before its status is read?")
                .isEqualTo(stock);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 401, Long.MAX_VALUE, Long.MIN_VALUE})
    default void r48_unknownOrderIsNotFound(long orderId) {
        assertFails(() -> store().cancelOrder(orderId), StoreException.NotFound.class, null, null, false);
    }
}
