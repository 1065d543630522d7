package dev.orderbench.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.contract.OrderStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DatasetTest {

    private static final long CHECKSUM_OF_SMALL = 1_245_722_656_825_292_870L;

    private final Dataset small = new Dataset(DatasetSize.SMALL);

    /** Pinned, so that a change of the generator is seen: results over different data cannot be compared. */
    @Test
    void valuesAreThoseOfAllEarlierRuns() {
        assertThat(checksum(small)).isEqualTo(CHECKSUM_OF_SMALL);
    }

    private static long checksum(Dataset dataset) {
        long sum = 0;
        for (int i = 0; i < dataset.size().orders(); i++) {
            sum = 31 * sum + dataset.order(i).toString().hashCode() + dataset.userOfOrder(i);
        }
        for (int i = 0; i < dataset.size().users(); i++) {
            sum = 31 * sum + dataset.user(i).toString().hashCode();
        }
        return sum;
    }

    @Test
    void fewUsersHaveManyOrders() {
        int[] ordersOfUser = new int[small.size().users()];
        for (int order = 0; order < small.size().orders(); order++) {
            ordersOfUser[small.userOfOrder(order)]++;
        }
        assertThat(ordersOfUser[0]).isBetween(800, 1_200);
        int lowerHalf = IntStream.of(ordersOfUser).skip(500).sum();
        assertThat(lowerHalf).isBetween(1_800, 2_300);
        assertThat(Arrays.stream(ordersOfUser).filter(count -> count == 0).count())
                .as("users without orders")
                .isPositive();
    }

    @Test
    void ordersAreInTheOrderOfTimeAndSomeShareTheirInstantAndUser() {
        for (int order = 1; order < small.size().orders(); order++) {
            Instant before = small.createdAt(order - 1);
            if (order % 8 == 7) {
                assertThat(small.createdAt(order)).isEqualTo(before);
                assertThat(small.userOfOrder(order)).isEqualTo(small.userOfOrder(order - 1));
            } else {
                assertThat(small.createdAt(order)).isAfter(before);
            }
        }
        assertThat(small.createdAt(0)).isEqualTo(Dataset.START);
        assertThat(small.createdAt(small.size().orders() - 1)).isBefore(Dataset.END);
    }

    @Test
    void totalIsTheSumOfItsItems() {
        for (int order = 0; order < 200; order++) {
            BigDecimal sum = small.order(order).items().stream()
                    .map(item -> item.unitPrice().multiply(BigDecimal.valueOf(item.quantity())))
                    .reduce(new BigDecimal("0.00"), BigDecimal::add);
            assertThat(small.total(order)).isEqualTo(sum);
        }
    }

    @Test
    void eachStatusOccurs() {
        assertThat(IntStream.range(0, small.size().orders()).mapToObj(small::status))
                .contains(OrderStatus.values());
    }

    @Test
    void onlyTheTinyDatasetRunsOutOfStock() {
        assertThat(new Dataset(DatasetSize.TINY).stock(9)).isEqualTo(3);
        assertThat(small.stock(9)).isEqualTo(Dataset.AMPLE_STOCK);
    }
}
