package dev.orderbench.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.workload.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final LinkedHashMap<Operation, List<String>> CELLS = new LinkedHashMap<>(
            Map.of(Operation.PLACE_ORDER, List.of("a", "b", "c"), Operation.REGISTER_USER, List.of("a", "c")));

    private final List<Schedule.Slice> schedule = Schedule.of(CELLS, 4, 30, 7);

    @Test
    void bothSidesComputeTheSame() {
        assertThat(Schedule.of(CELLS, 4, 30, 7)).isEqualTo(schedule);
        assertThat(Schedule.of(CELLS, 4, 30, 8)).isNotEqualTo(schedule);
    }

    @Test
    void eachRoundHasEachContenderOnceAndNoOtherOperation() {
        Map<Integer, List<Schedule.Slice>> rounds = schedule.stream()
                .filter(slice -> slice.phase() == Schedule.Phase.MEASURE)
                .collect(Collectors.groupingBy(Schedule.Slice::round));

        assertThat(rounds).hasSize(2 * 30);
        assertThat(rounds.values()).allSatisfy(round -> {
            Operation operation = round.getFirst().operation();
            assertThat(round).allMatch(slice -> slice.operation() == operation);
            assertThat(round.stream().map(Schedule.Slice::contender))
                    .containsExactlyInAnyOrderElementsOf(CELLS.get(operation));
        });
    }

    @Test
    void orderWithinRoundsChanges() {
        Map<Integer, String> orders = schedule.stream()
                .filter(slice -> slice.phase() == Schedule.Phase.MEASURE && slice.operation() == Operation.PLACE_ORDER)
                .collect(Collectors.groupingBy(
                        Schedule.Slice::round, Collectors.mapping(Schedule.Slice::contender, Collectors.joining())));
        assertThat(orders.values().stream().distinct().count())
                .as("of the six orders of three contenders, in 30 rounds")
                .isGreaterThanOrEqualTo(5);
    }

    @Test
    void warmupComesFirstAndCoversEachCell() {
        List<Schedule.Slice> warmup = schedule.stream()
                .takeWhile(slice -> slice.phase() == Schedule.Phase.WARMUP)
                .toList();
        assertThat(warmup).hasSize(4 * 5);
        assertThat(schedule.subList(warmup.size(), schedule.size()))
                .noneMatch(slice -> slice.phase() == Schedule.Phase.WARMUP);
        assertThat(schedule.stream().filter(slice -> slice.phase() == Schedule.Phase.DISCARD))
                .as("a tenth of the rounds of each operation")
                .hasSize(3 * 5);
    }
}
