package dev.orderbench.benchmarks.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Twins of which the truth is known, judged as those that were really measured. */
class RealPairsTest {

    private static final int PAIRS = 20;
    private static final Setting STEADY = new Setting(5, 20, 0.002, 0.01, 0);

    @Test
    void soundRunsPass() {
        RealPairs pairs = pairs(1, 1.05);
        assertThat(pairs.lines()).anySatisfy(line -> assertThat(line).contains("detected", "20 of 20", "at least 17"));
        assertThat(pairs.passed()).isTrue();
    }

    @Test
    void twinThatDiffersIsAFalseAlarm() {
        RealPairs pairs = pairs(1.02, 1.05);
        assertThat(pairs.lines())
                .anySatisfy(line -> assertThat(line).contains("false alarms", "20 of 20", "at most 3"));
        assertThat(pairs.passed()).isFalse();
    }

    @Test
    void slowerTwinThatIsTooSlowIsNotCovered() {
        assertThat(pairs(1, 1.08).passed()).isFalse();
    }

    @Test
    void slowerTwinThatIsNotSlowerIsNotDetected() {
        assertThat(pairs(1, 1).passed()).isFalse();
    }

    @Test
    void runWithoutIntervalDoesNotPass() {
        RealPairs pairs = new RealPairs();
        assertThat(pairs.add(results(new Setting(1, 20, 0.002, 0.01, 0), 1, 1.05, 1)))
                .startsWith("no interval");
        assertThat(pairs.passed()).isFalse();
    }

    private static RealPairs pairs(double twin, double slower) {
        RealPairs pairs = new RealPairs();
        for (int seed = 0; seed < PAIRS; seed++) {
            pairs.add(results(STEADY, twin, slower, seed));
        }
        return pairs;
    }

    private static Results results(Setting setting, double twin, double slower, long seed) {
        List<SyntheticRun.Entrant> entrants = List.of(
                new SyntheticRun.Entrant(contender("base", Role.CONTENDER), 1),
                new SyntheticRun.Entrant(contender("twin", Role.TWIN), twin),
                new SyntheticRun.Entrant(contender("slower", Role.SLOWER_TWIN), slower));
        return SyntheticRun.of(setting, entrants, new Random(seed));
    }

    private static Contender contender(String id, Role role) {
        return new Contender(id, id, "tuned", role);
    }
}
