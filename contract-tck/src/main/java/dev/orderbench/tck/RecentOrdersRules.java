package dev.orderbench.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.contract.Order;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.UserWithOrders;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R20 to R23. */
interface RecentOrdersRules extends Rules {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 1_000})
    default void r20_r21_r22_ordersAreTheUsersNewestInFull(int take) {
        for (int user = 0; user < fixture().dataset().size().users(); user++) {
            assertThat(store().userWithRecentOrders(user + 1L, take))
                    .as("user %d, take %d", user + 1, take)
                    .isEqualTo(fixture().oracle().userWithRecentOrders(user, take));
        }
    }

    @Test
    default void r20_ordersOfOneInstantComeInDescendingId() {
        UserWithOrders read = store().userWithRecentOrders(1, 1_000);
        List<Order> orders = read.orders();
        List<Integer> ties = IntStream.range(1, orders.size())
                .filter(i -> orders.get(i).createdAt().equals(orders.get(i - 1).createdAt()))
                .boxed()
                .toList();
        assertThat(ties).as("the dataset has ties").isNotEmpty();
        assertThat(ties)
                .allSatisfy(i -> assertThat(orders.get(i).id())
                        .isLessThan(orders.get(i - 1).id()));
    }

    @Test
    default void r21_negativeTakeIsRefused() {
        assertRefusedBeforeTheDatabase(() -> store().userWithRecentOrders(1, -1), "-1");
    }

    @Test
    default void r22_orderWithoutItemsIsReadToo() {
        // The contract cannot place one, but other writers of the same database may.
        long id = Long.parseLong(fixture().query("""
                INSERT INTO orders (user_id, status, total, created_at) VALUES (1, 'NEW', 0, '2027-01-01Z') RETURNING id
                """).getFirst().getFirst());

        Order newest = store().userWithRecentOrders(1, 3).orders().getFirst();
        assertThat(newest.id()).isEqualTo(id);
        assertThat(newest.items()).isEmpty();
    }

    @Test
    default void r23_userWithoutOrdersHasAnEmptyList() {
        int user = IntStream.range(0, fixture().dataset().size().users())
                .filter(index -> fixture().oracle().orderCount(index) == 0)
                .findFirst()
                .orElseThrow();

        assertThat(store().userWithRecentOrders(user + 1L, 5))
                .isEqualTo(new UserWithOrders(fixture().dataset().user(user), List.of()));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1_000_000, Long.MAX_VALUE, Long.MIN_VALUE})
    default void r23_unknownUserIsNotFound(long userId) {
        assertFails(() -> store().userWithRecentOrders(userId, 5), StoreException.NotFound.class, null, null, false);
    }
}
