package dev.orderbench.tck;

import static dev.orderbench.tck.OrderData.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.OrderCursor;
import dev.orderbench.contract.OrderSummary;
import dev.orderbench.contract.TimeRange;
import dev.orderbench.database.Dataset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R25 to R27. */
interface PageRules extends Rules {

    /** The orders at these indexes, of which there are two, were placed by one user at one instant. */
    int FIRST_OF_TIE = 206;

    int SECOND_OF_TIE = 207;

    @Test
    default void r25_pageHoldsTheOrdersAfterTheCursor() {
        Dataset dataset = fixture().dataset();
        IntStream.iterate(0, order -> order < dataset.size().orders(), order -> order + 29)
                .forEach(order -> assertPage(OrderCursor.after(dataset.summary(order)), 10));
        assertPage(OrderCursor.BEGINNING, 10);
        assertPage(new OrderCursor(Dataset.START, 1), 10);
        assertPage(new OrderCursor(TimeRange.ALL.from(), Long.MAX_VALUE), 10);
    }

    @Test
    default void r25_cursorNeedsNoOrderOfItsOwn() {
        OrderSummary order = fixture().dataset().summary(100);
        assertPage(new OrderCursor(order.createdAt(), Long.MAX_VALUE), 5);
        assertPage(new OrderCursor(order.createdAt(), Long.MIN_VALUE), 5);
        assertPage(new OrderCursor(order.createdAt().plus(1, ChronoUnit.MICROS), 0), 5);
        assertPage(new OrderCursor(order.createdAt().minus(1, ChronoUnit.MICROS), Long.MAX_VALUE), 5);
    }

    @Test
    default void r25_ordersOfOneInstantComeInDescendingId() {
        Dataset dataset = fixture().dataset();
        OrderSummary second = dataset.summary(SECOND_OF_TIE);
        OrderSummary first = dataset.summary(FIRST_OF_TIE);
        assertThat(first.createdAt()).as("the dataset has this tie").isEqualTo(second.createdAt());

        assertThat(store().ordersAfter(OrderCursor.after(dataset.summary(SECOND_OF_TIE + 1)), 2))
                .as("of two orders of one instant, the one with the larger id comes first")
                .containsExactly(second, first);
        assertThat(store().ordersAfter(OrderCursor.after(second), 1))
                .as("a cursor between two orders of one instant: is the id compared where the times are equal?")
                .containsExactly(first);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 37, 399, 400, 401, Integer.MAX_VALUE})
    default void r26_atMostSizeOrdersAreReturned(int size) {
        assertPage(OrderCursor.BEGINNING, size);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    default void r26_sizeBelowOneIsRefused(int size) {
        assertRefusedBeforeTheDatabase(() -> store().ordersAfter(OrderCursor.BEGINNING, size), Integer.toString(size));
    }

    @Test
    default void r27_pagesHoldEveryOrderOnceAlsoWhenNewerOnesArePlaced() {
        int orders = fixture().dataset().size().orders();
        // A size that does not divide by that of a tie, so that pages also end within one.
        int size = 33;
        List<OrderSummary> seen = new ArrayList<>();
        OrderCursor cursor = OrderCursor.BEGINNING;
        for (int page = 0; page <= orders / size; page++) {
            List<OrderSummary> found = store().ordersAfter(cursor, size);
            seen.addAll(found);
            cursor = OrderCursor.after(found.getLast());
            store().placeOrder(new NewOrder(1, List.of(line(1, 1))));
        }
        assertThat(store().ordersAfter(cursor, size))
                .as("nothing comes after the last page")
                .isEmpty();
        assertThat(seen)
                .as("all pages in turn: are orders skipped or repeated, as by an offset, when newer ones arrive?")
                .containsExactlyElementsOf(fixture().oracle().ordersAfter(OrderCursor.BEGINNING, 1_000));
    }

    private void assertPage(OrderCursor cursor, int size) {
        assertThat(store().ordersAfter(cursor, size))
                .as("%d orders after %s", size, cursor)
                .containsExactlyElementsOf(fixture().oracle().ordersAfter(cursor, size));
    }
}
