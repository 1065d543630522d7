package dev.orderbench.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarmUpTurnsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void fewThreadsCallInEveryRound(int threads) {
        assertThat(IntStream.range(0, 5).boxed())
                .allSatisfy(round -> assertThat(on(round, threads)).hasSize(threads));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 8, 30, 32, 64})
    void ofManyFourAtMostAndEachInItsTurn(int threads) {
        int turns = (threads + 3) / 4;
        assertThat(IntStream.range(0, turns).boxed())
                .allSatisfy(round -> assertThat(on(round, threads)).hasSizeBetween(1, 4));
        assertThat(IntStream.range(0, turns).boxed().flatMap(round -> on(round, threads).stream()))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, threads).boxed().toList());
    }

    private static List<Integer> on(int round, int threads) {
        return IntStream.range(0, threads)
                .filter(thread -> WarmUpTurns.isOn(thread, round, threads))
                .boxed()
                .toList();
    }
}
