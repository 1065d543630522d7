package dev.orderbench.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Disturbance;
import dev.orderbench.benchmarks.result.JvmRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What readings make of a JVM a disturbed one; the readings are those of real JVMs, with what is told of each planted. */
class DisturbedJvmTest {

    private static final int PROCESSORS = 2;

    /** Of a quiet JVM on two processors: noise of the kernel's ticks, below 0 since interrupts are charged to its threads. */
    private static final List<Double> QUIET_SHARES =
            List.of(-0.0048, -0.0145, -0.0319, 0.0147, -0.0188, -0.0422, -0.0384, 0.0073, -0.042);

    private static final List<Double> QUIET_PROBES =
            List.of(136.2, 121.45, 129.14, 130.76, 137.94, 149.52, 139.34, 131.46, 128.77);

    @Test
    void whatClientAndServerDoThemselvesDisturbsNobody() {
        assertThat(disturbed(readings(QUIET_SHARES, QUIET_PROBES), readings(QUIET_SHARES, QUIET_PROBES)))
                .isEmpty();
    }

    @Test
    void tenSecondsOfForeignWorkShowInThreeMinutes() {
        List<Double> shares = planted(-0.02, 90, 40, 5, 0.45);
        assertThat(disturbed(readings(shares, QUIET_PROBES)))
                .containsExactly(List.of(new DisturbanceSign.ForeignCpu(10, 0.9)));
    }

    @Test
    void aMomentOfForeignWorkDoesNot() {
        assertThat(disturbed(
                        readings(planted(-0.02, 9, 4, 1, 0.45), QUIET_PROBES),
                        readings(planted(-0.02, 90, 40, 2, 0.45), QUIET_PROBES)))
                .isEmpty();
    }

    @Test
    void whatCountsIsHowManyProcessorsOthersUseAndWithManyProcessorsTheirShare() {
        Disturbance twentieth = readings(planted(0, 10, 4, 4, 0.05), QUIET_PROBES);
        assertThat(DisturbedJvm.of(List.of(jvm(0, twentieth)), 2))
                .as("a tenth of a processor")
                .isEmpty();
        assertThat(DisturbedJvm.of(List.of(jvm(0, twentieth)), 16))
                .as("eight tenths of a processor")
                .hasSize(1);
        Disturbance thirtieth = readings(planted(0, 10, 4, 4, 0.033), QUIET_PROBES);
        assertThat(DisturbedJvm.of(List.of(jvm(0, thirtieth)), 16))
                .as("half a processor of sixteen")
                .isEmpty();
    }

    @Test
    void neighboursInTheCachesShowInTheProbeAlone() {
        List<Double> slow = new ArrayList<>(QUIET_PROBES);
        slow.set(3, 187.0);
        slow.set(4, 186.0);
        assertThat(disturbed(readings(QUIET_SHARES, slow)))
                .singleElement()
                .satisfies(signs -> assertThat(signs)
                        .singleElement()
                        .isInstanceOfSatisfying(DisturbanceSign.SlowMemory.class, memory -> {
                            assertThat(memory.seconds()).isEqualTo(4);
                            assertThat(memory.factor()).isBetween(1.4, 1.5);
                        }));
    }

    /** A JVM that is slow from beginning to end is known by the others. */
    @Test
    void probeIsJudgedByWhatIsUsualInTheRun() {
        List<Double> slow = QUIET_PROBES.stream().map(nanos -> 1.5 * nanos).toList();
        List<JvmRun> jvms = List.of(
                jvm(0, readings(QUIET_SHARES, QUIET_PROBES)),
                jvm(1, readings(QUIET_SHARES, slow)),
                jvm(2, readings(QUIET_SHARES, QUIET_PROBES)));
        assertThat(DisturbedJvm.of(jvms, PROCESSORS))
                .extracting(DisturbedJvm::jvm)
                .containsExactly(jvms.get(1));
        assertThat(DisturbedJvm.of(jvms.subList(1, 2), PROCESSORS))
                .as("alone, it is what is usual")
                .isEmpty();
    }

    @Test
    void countsSpeakForThemselves() {
        assertThat(disturbed(new Disturbance(2, QUIET_SHARES, QUIET_PROBES, 99L, 255L, 0L, 1L)))
                .isEmpty();
        assertThat(disturbed(new Disturbance(2, QUIET_SHARES, QUIET_PROBES, 100L, 256L, 1L, 2L)))
                .containsExactly(List.of(
                        new DisturbanceSign.MajorFaults(100),
                        new DisturbanceSign.Swapping(256),
                        new DisturbanceSign.Checkpoints(1),
                        new DisturbanceSign.Autovacuums(2)));
    }

    @Test
    void whatCouldNotBeReadIsNoSignAndHidesNone() {
        assertThat(disturbed((Disturbance) null)).isEmpty();
        assertThat(disturbed(new Disturbance(2, null, List.of(), null, null, null, null)))
                .isEmpty();
        assertThat(disturbed(new Disturbance(2, null, QUIET_PROBES, null, null, 1L, null)))
                .containsExactly(List.of(new DisturbanceSign.Checkpoints(1)));
    }

    /** So many intervals of a value, with some of another from an index on. */
    private static List<Double> planted(double usual, int intervals, int from, int many, double other) {
        List<Double> values = new ArrayList<>(Collections.nCopies(intervals, usual));
        Collections.fill(values.subList(from, from + many), other);
        return values;
    }

    private static Disturbance readings(List<Double> shares, List<Double> probes) {
        return new Disturbance(2, shares, probes, 7L, 0L, 0L, 0L);
    }

    private static JvmRun jvm(int index, @Nullable Disturbance disturbance) {
        return new JvmRun(0, index, 1, Instant.EPOCH, 20, new TreeMap<>(), null, disturbance, null, null);
    }

    /** The signs of each JVM that was disturbed. */
    private static List<List<DisturbanceSign>> disturbed(@Nullable Disturbance... readings) {
        List<JvmRun> jvms = new ArrayList<>();
        for (Disturbance one : readings) {
            jvms.add(jvm(jvms.size(), one));
        }
        return DisturbedJvm.of(jvms, PROCESSORS).stream()
                .map(DisturbedJvm::signs)
                .toList();
    }
}
