package dev.orderbench.tck;

import static dev.orderbench.tck.OrderData.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.StoreException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** R50 to R53. */
interface ChangeStatusRules extends OrderChangeRules {

    @ParameterizedTest
    @EnumSource(names = "CANCELLED", mode = Mode.EXCLUDE)
    default void r50_statusChangesAndTheVersionRises(OrderStatus status) {
        long id = datasetOrder(OrderStatus.PAID);
        List<String> before = storedOrder(id);
        List<List<String>> others = allButOrder(id);
        var stock = fixture().stock();

        int version = store().changeStatus(id, 0, status);

        assertThat(version)
                .as("the version rises by one, also when the status is the old one")
                .isEqualTo(1);
        assertThat(storedOrder(id))
                .as("status and version change, and nothing else of the order")
                .isEqualTo(changed(before, status, 1));
        assertThat(allButOrder(id)).as("other rows").isEqualTo(others);
        assertThat(fixture().stock()).as("the stock").isEqualTo(stock);
    }

    @Test
    default void r50_changesFollowEachOther() {
        long id = store().placeOrder(new NewOrder(7, List.of(line(1, 1)))).orderId();

        assertThat(store().changeStatus(id, 0, OrderStatus.PAID)).isEqualTo(1);
        assertThat(store().changeStatus(id, 1, OrderStatus.SHIPPED)).isEqualTo(2);
        assertThat(store().changeStatus(id, 2, OrderStatus.SHIPPED)).isEqualTo(3);

        assertThat(store().findOrder(id)).hasValueSatisfying(order -> {
            assertThat(order.status()).isEqualTo(OrderStatus.SHIPPED);
            assertThat(order.version()).isEqualTo(3);
        });
    }

    @Test
    default void r50_changeToCancelledIsRefused() {
        assertRefusedBeforeTheDatabase(() -> store().changeStatus(1, 0, OrderStatus.CANCELLED), "CANCELLED");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE})
    default void r51_orderOfAnotherVersionIsStale(int expectedVersion) {
        long id = datasetOrder(OrderStatus.PAID);
        assertFails(
                () -> store().changeStatus(id, expectedVersion, OrderStatus.SHIPPED),
                StoreException.StaleVersion.class,
                null,
                null,
                false);
    }

    @Test
    default void r51_orderThatWasChangedIsStale() {
        long id = datasetOrder(OrderStatus.PAID);
        store().changeStatus(id, 0, OrderStatus.SHIPPED);

        assertFails(
                () -> store().changeStatus(id, 0, OrderStatus.DELIVERED),
                StoreException.StaleVersion.class,
                null,
                null,
                false);
    }

    @Test
    default void r51_ofTwoThatChangeTheSameVersionOneSucceeds() {
        long id = datasetOrder(OrderStatus.PAID);
        assertOneOfTwoSucceeds(
                id, () -> store().changeStatus(id, 0, OrderStatus.SHIPPED), StoreException.StaleVersion.class);
    }

    @ParameterizedTest
    @EnumSource(names = "CANCELLED", mode = Mode.EXCLUDE)
    default void r52_cancelledOrderIsOfTheWrongStatus(OrderStatus status) {
        long id = datasetOrder(OrderStatus.CANCELLED);
        assertFails(() -> store().changeStatus(id, 0, status), StoreException.WrongStatus.class, null, null, false);
    }

    @Test
    default void r52_cancelledOrderOfAnotherVersionIsStale() {
        long id = datasetOrder(OrderStatus.CANCELLED);
        assertFails(
                () -> store().changeStatus(id, 1, OrderStatus.PAID),
                StoreException.StaleVersion.class,
                null,
                null,
                false);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 401, Long.MAX_VALUE, Long.MIN_VALUE})
    default void r53_unknownOrderIsNotFound(long orderId) {
        assertFails(
                () -> store().changeStatus(orderId, 0, OrderStatus.PAID),
                StoreException.NotFound.class,
                null,
                null,
                false);
    }
}
