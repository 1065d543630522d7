package dev.orderbench.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChoiceConsistencyTest {

    private static final Footprint SOUND =
            new Footprint("jooq", null, Map.of("jooq.jar", 4_000_000L), List.of(900.5), List.of(9_000_000L));
    private static final Combination MIXED =
            new Combination("raw-jdbc", "jooq", null, List.of(List.of(1.5, 2.5)), new Wire(100, 9, 6, 4, 1, 1));

    @TempDir
    Path directory;

    @Test
    void whatWasMeasuredIsReadAsItWasWritten() {
        Results results = with(List.of(SOUND), List.of(MIXED));
        Path file = directory.resolve("results.json");

        ResultsFile.write(results, file);

        assertThat(ResultsFile.read(file)).isEqualTo(results);
        assertThat(ChoiceConsistency.firstContradiction(results)).isEmpty();
    }

    static List<Results> contradictions() {
        return List.of(
                with(List.of(SOUND, SOUND), List.of()),
                with(List.of(new Footprint("nobody", null, Map.of(), List.of(1.0), List.of(1L))), List.of()),
                with(List.of(new Footprint("jooq", null, Map.of(), List.of(), List.of())), List.of()),
                with(List.of(new Footprint("jooq", null, Map.of(), List.of(1.0), List.of())), List.of()),
                with(List.of(new Footprint("jooq", null, Map.of(), List.of(Double.NaN), List.of(1L))), List.of()),
                with(List.of(new Footprint("jooq", null, Map.of(), List.of(1.0), List.of(0L))), List.of()),
                with(List.of(), List.of(MIXED, MIXED)),
                with(List.of(), List.of(new Combination("raw-jdbc", "nobody", null, List.of(List.of(1.0)), null))),
                with(List.of(), List.of(new Combination("raw-jdbc", "jooq", null, List.of(), null))),
                with(List.of(), List.of(new Combination("raw-jdbc", "jooq", null, List.of(List.of(-1.0)), null))),
                with(List.of(), List.of(new Combination("jooq", "jooq", null, List.of(List.of(1.0)), null), MIXED)));
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void contradictionsAreTold(Results results) {
        assertThat(Consistency.firstContradiction(results)).isPresent();
    }

    private static Results with(List<Footprint> footprints, List<Combination> combinations) {
        return SmallResults.results().withFootprints(footprints, combinations, Instant.parse("2026-03-02T00:00:00Z"));
    }
}
