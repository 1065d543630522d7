package dev.orderbench.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderSort;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.OrderSummary;
import dev.orderbench.contract.StoreException;
import dev.orderbench.database.Dataset;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R30 to R33, and R5 where text is compared. */
interface SearchRules extends Rules {

    int CRITERIA = 5;

    @ParameterizedTest
    @EnumSource
    default void r30_r32_eachSubsetOfCriteriaInEachOrder(OrderSort sort) {
        for (int subset = 0; subset < 1 << CRITERIA; subset++) {
            assertFound(subsetOfCriteria(subset, sort));
        }
    }

    /** Bits of the subset: email, least total, status, from, until. */
    private static OrderSearch subsetOfCriteria(int subset, OrderSort sort) {
        OrderSearch search = OrderSearch.all(sort, 1_000);
        search = (subset & 1) == 0 ? search : search.withEmail(Dataset.email(0));
        search = (subset & 2) == 0 ? search : search.withMinTotal(new BigDecimal("900.00"));
        search = (subset & 4) == 0 ? search : search.withStatus(OrderStatus.DELIVERED);
        search = (subset & 8) == 0 ? search : search.withFrom(Dataset.START.plus(200, ChronoUnit.DAYS));
        return (subset & 16) == 0 ? search : search.withUntil(Dataset.START.plus(600, ChronoUnit.DAYS));
    }

    @ParameterizedTest
    @EnumSource
    default void r30_eachStatus(OrderStatus status) {
        assertFound(OrderSearch.all(OrderSort.NEWEST_FIRST, 1_000).withStatus(status));
    }

    @Test
    default void r31_leastTotalIsInclusive() {
        OrderSummary order = fixture().dataset().summary(17);
        OrderSearch search = OrderSearch.all(OrderSort.HIGHEST_TOTAL_FIRST, 1_000);

        assertThat(store().searchOrders(search.withMinTotal(order.total()))).contains(order);
        assertThat(store().searchOrders(search.withMinTotal(order.total().add(new BigDecimal("0.01")))))
                .doesNotContain(order);
    }

    @Test
    default void r31_rangeIncludesItsStartAndExcludesItsEnd() {
        OrderSummary order = fixture().dataset().summary(18);
        OrderSearch search = OrderSearch.all(OrderSort.OLDEST_FIRST, 1_000);

        assertThat(store().searchOrders(search.withFrom(order.createdAt()))).startsWith(order);
        assertThat(store().searchOrders(search.withFrom(order.createdAt().plus(1, ChronoUnit.MICROS))))
                .doesNotContain(order);
        assertThat(store().searchOrders(search.withUntil(order.createdAt()))).doesNotContain(order);
        assertThat(store().searchOrders(search.withUntil(order.createdAt().plus(1, ChronoUnit.MICROS))))
                .endsWith(order);
    }

    @Test
    default void r31_emailIsComparedInFullAndWithItsCase() {
        OrderSearch search = OrderSearch.all(OrderSort.NEWEST_FIRST, 10);

        assertThat(store().searchOrders(search.withEmail("user0000000"))).isEmpty();
        assertThat(store().searchOrders(search.withEmail("USER0000000@orderbench.example")))
                .isEmpty();
        assertThat(store().searchOrders(search.withEmail("%"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 37, 399, 400, 401, Integer.MAX_VALUE})
    default void r33_firstOnesUpToTheLimit(int limit) {
        for (OrderSort sort : OrderSort.values()) {
            assertFound(OrderSearch.all(sort, limit));
        }
    }

    @Test
    default void r05_noTextIsReadAsSql() {
        var before = fixture().digest();
        for (String text : RegisterUserRules.AWKWARD_TEXTS) {
            assertThat(store().searchOrders(
                                    OrderSearch.all(OrderSort.NEWEST_FIRST, 10).withEmail(text)))
                    .as("orders of the email %s", text)
                    .isEmpty();
        }
        assertThat(fixture().digest()).isEqualTo(before);
    }

    @Test
    default void r05_nulInTheEmailIsRefused() {
        OrderSearch search = OrderSearch.all(OrderSort.NEWEST_FIRST, 10).withEmail("\0");
        assertFails(() -> store().searchOrders(search), StoreException.InvalidValue.class, "22021", null, false);
    }

    private void assertFound(OrderSearch search) {
        List<OrderSummary> found = store().searchOrders(search);
        assertThat(found)
                .as("%s", search)
                .containsExactlyElementsOf(fixture().oracle().searchOrders(search));
    }
}
