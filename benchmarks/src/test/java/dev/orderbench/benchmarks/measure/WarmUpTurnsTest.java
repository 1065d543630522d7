package dev.orderbench.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarmUpTurnsTest {

    private static final int ROUNDS = 50;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void fewThreadsCallInEveryRound(int threads) {
        assertThat(IntStream.range(0, 5).boxed())
                .allSatisfy(round -> assertThat(on(round, threads, ROUNDS)).hasSize(threads));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 8, 30, 32, 64})
    void ofManyFourAtMostAndEachInItsTurn(int threads) {
        int turns = (threads + 3) / 4;
        assertThat(IntStream.range(0, turns).boxed())
                .allSatisfy(round -> assertThat(on(round, threads, ROUNDS)).hasSizeBetween(1, 4));
        assertThat(IntStream.range(0, turns).boxed().flatMap(round -> on(round, threads, ROUNDS).stream()))
                .containsExactlyInAnyOrderElementsOf(all(threads));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 12})
    void whereRoundsAreFewerThanTurnsNobodyIsLeftOut(int rounds) {
        assertThat(IntStream.range(0, rounds).boxed().flatMap(round -> on(round, 64, rounds).stream()))
                .containsExactlyInAnyOrderElementsOf(all(64));
    }

    private static List<Integer> all(int threads) {
        return IntStream.range(0, threads).boxed().toList();
    }

    private static List<Integer> on(int round, int threads, int rounds) {
        return all(threads).stream()
                .filter(thread -> WarmUpTurns.isOn(thread, round, threads, rounds))
                .toList();
    }
}
