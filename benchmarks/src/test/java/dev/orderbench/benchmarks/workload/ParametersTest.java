package dev.orderbench.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.OrderSearch;
import dev.orderbench.database.Dataset;
import dev.orderbench.database.DatasetSize;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ParametersTest {

    private static final Dataset DATASET = new Dataset(DatasetSize.SMALL);

    @Test
    void sameSeedGivesTheSameSequence() {
        assertThat(orders(parameters(3))).isEqualTo(orders(parameters(3))).isNotEqualTo(orders(parameters(4)));
    }

    /** Drawn at random, hardly any hundred would have the same share of each. */
    @Test
    void eachKindOfSearchIsAskedAsOftenAsTheOthers() {
        for (long seed = 0; seed < 20; seed++) {
            Parameters parameters = parameters(seed);
            for (int four = 0; four < 25; four++) {
                assertThat(Stream.generate(parameters::search).limit(4).map(ParametersTest::kind))
                        .containsExactlyInAnyOrder("email", "status", "total", "email and status");
            }
        }
    }

    @Test
    void ordersHaveOneToFiveLinesInTurn() {
        for (long seed = 0; seed < 20; seed++) {
            Parameters parameters = parameters(seed);
            for (int five = 0; five < 20; five++) {
                assertThat(sizes(parameters, 5)).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
            }
        }
    }

    /** Of every tenth product of the tiny dataset there are three pieces, which the first slice would use up. */
    @Test
    void nothingIsOrderedThatCouldRunOut() {
        Dataset tiny = new Dataset(DatasetSize.TINY);
        Parameters parameters = new Parameters(tiny, new Supply(tiny, 1), 0, 5);

        assertThat(Stream.generate(parameters::newOrder).limit(1_000).flatMap(order -> order.lines().stream()))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(tiny.stock((int) line.productId() - 1))
                        .as("stock of product %d", line.productId())
                        .isGreaterThan(1_000_000));
    }

    /** Or else the first kind would be asked for in each slice that ends before its turn is over. */
    @Test
    void sequencesBeginAnywhere() {
        assertThat(IntStream.range(0, 100)
                        .mapToObj(seed -> kind(parameters(seed).search())))
                .contains("email", "status", "total", "email and status");
        assertThat(IntStream.range(0, 100)
                        .mapToObj(seed -> sizes(parameters(seed), 1).getFirst()))
                .contains(1, 2, 3, 4, 5);
    }

    private static Parameters parameters(long seed) {
        return new Parameters(DATASET, new Supply(DATASET, 1), 0, seed);
    }

    private static List<NewOrder> orders(Parameters parameters) {
        return Stream.generate(parameters::newOrder).limit(50).toList();
    }

    private static List<Integer> sizes(Parameters parameters, int count) {
        return Stream.generate(() -> parameters.newOrder().lines().size())
                .limit(count)
                .toList();
    }

    private static String kind(OrderSearch search) {
        if (search.minTotal() != null) {
            return "total";
        }
        if (search.email() == null) {
            return "status";
        }
        return search.status() == null ? "email" : "email and status";
    }
}
