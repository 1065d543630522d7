package dev.orderbench.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LetterGroupsTest {

    /**
     * R's data {@code chickwts}, {@code pairwise.wilcox.test(weight, feed)}, as the interpretation guide of the R package
     * {@code cld} prints them: casein a, horsebean b, linseed bc, meatmeal ac, soybean c, sunflower a.
     */
    @Test
    void theFeedsOfTheChickens() {
        Map<String, String> letters = letters(
                List.of("casein", "horsebean", "linseed", "meatmeal", "soybean", "sunflower"),
                Set.of(
                        "casein-horsebean",
                        "casein-linseed",
                        "casein-soybean",
                        "horsebean-meatmeal",
                        "horsebean-soybean",
                        "horsebean-sunflower",
                        "linseed-sunflower",
                        "soybean-sunflower"));

        assertThat(letters)
                .isEqualTo(Map.of(
                        "casein", "a",
                        "horsebean", "b",
                        "linseed", "bc",
                        "meatmeal", "ac",
                        "soybean", "c",
                        "sunflower", "a"));
    }

    /** The first example of {@code multcompLetters} in the R package {@code multcompView}: A "ab", B "a", C "b". */
    @Test
    void theOneInTheMiddleHasBothLetters() {
        assertThat(letters(List.of("A", "B", "C"), Set.of("B-C"))).isEqualTo(Map.of("A", "ab", "B", "a", "C", "b"));
    }

    @Test
    void theEnds() {
        assertThat(letters(List.of("A", "B", "C"), Set.of())).isEqualTo(Map.of("A", "a", "B", "a", "C", "a"));
        assertThat(letters(List.of("A", "B", "C"), Set.of("A-B", "A-C", "B-C")))
                .isEqualTo(Map.of("A", "a", "B", "b", "C", "c"));
        assertThat(letters(List.of(), Set.of())).isEmpty();
    }

    /** For any decisions, consistent or not: two share a letter just when they do not differ. */
    @Test
    void lettersSayWhatThePairsSay() {
        Random random = new Random(20260301);
        for (int i = 0; i < 2000; i++) {
            List<Integer> things =
                    IntStream.range(0, 1 + random.nextInt(9)).boxed().toList();
            double share = random.nextDouble();
            Set<List<Integer>> differing = new HashSet<>();
            for (int one : things) {
                for (int other : things) {
                    if (one < other && random.nextDouble() < share) {
                        differing.add(List.of(one, other));
                    }
                }
            }

            Map<Integer, String> letters =
                    LetterGroups.of(things, (one, other) -> differing.contains(List.of(one, other)));

            for (int one : things) {
                assertThat(letters.get(one)).isNotEmpty();
                for (int other : things) {
                    if (one < other) {
                        assertThat(share(letters, one, other))
                                .as("%s and %s of %s", one, other, differing)
                                .isEqualTo(!differing.contains(List.of(one, other)));
                    }
                }
            }
            assertThat(letters.get(0)).startsWith("a");
        }
    }

    /** In whatever order things come, the same ones share their letters: the sets do not depend on it. */
    @Test
    void theOrderChangesOnlyTheNamesOfTheSets() {
        Random random = new Random(3);
        List<String> things = new ArrayList<>(List.of("A", "B", "C", "D", "E", "F"));
        Set<String> differing = Set.of("A-C", "A-F", "B-D", "B-E", "C-E", "D-F");
        Set<Set<String>> expected = sets(letters(things, differing));
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(things, random);
            assertThat(sets(letters(things, differing))).isEqualTo(expected);
        }
    }

    private static Set<Set<String>> sets(Map<String, String> letters) {
        return letters.values().stream()
                .flatMap(some -> some.chars().boxed())
                .distinct()
                .map(letter -> letters.entrySet().stream()
                        .filter(entry -> entry.getValue().indexOf(letter) >= 0)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()))
                .collect(Collectors.toSet());
    }

    private static boolean share(Map<Integer, String> letters, int one, int other) {
        return letters.getOrDefault(one, "")
                .chars()
                .anyMatch(letter -> letters.getOrDefault(other, "").indexOf(letter) >= 0);
    }

    private static Map<String, String> letters(List<String> things, Set<String> differing) {
        return LetterGroups.of(
                things, (one, other) -> differing.contains(one + "-" + other) || differing.contains(other + "-" + one));
    }
}
