package dev.orderbench.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Environment;
import dev.orderbench.benchmarks.result.Journal;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Role;
import dev.orderbench.benchmarks.result.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A run is gone on with only where nothing differs, and the part that differs is named with both of its values. */
class EnvironmentChangedTest {

    @Test
    void sameIsAccepted() {
        assertThatCode(() ->
                        EnvironmentChangedException.check(header("25", "17", 1, "jooq"), header("25", "17", 1, "jooq")))
                .doesNotThrowAnyException();
    }

    @Test
    void partThatDiffersIsNamed() {
        assertNamed(header("25.0.1", "17", 1, "jooq"), "jdk was 25, and is 25.0.1");
        assertNamed(header("25", "18", 1, "jooq"), "server version was 17, and is 18");
        assertNamed(header("25", "17", 2, "jooq"), "jvms was 1, and is 2");
        assertNamed(header("25", "17", 1, "jpa"), "contenders was [Contender[id=jooq");
    }

    @Test
    void settingsOfADriverOrAContenderThatDifferAreNamed() {
        assertNamed(
                header("25", "17", 1, "jooq", "5", "50"),
                header("25", "17", 1, "jooq", "0", "50"),
                "driver prepareThreshold was 5, and is 0");
        assertNamed(
                header("25", "17", 1, "jooq", "5", "50"),
                header("25", "17", 1, "jooq", "5", "51"),
                "contenders jooq queryTimeout was 50, and is 51");
        assertThatCode(() -> EnvironmentChangedException.check(
                        header("25", "17", 1, "jooq", "5", "50"), header("25", "17", 1, "jooq", "5", "50")))
                .doesNotThrowAnyException();
    }

    @Test
    void settingThatOnlyOneHasIsNamed() {
        Journal.Header some = header("25", "17", 1, "jooq");
        assertNamed(some, withSettings(some, Map.of("jit", "off")), "server settings jit was none, and is off");
        assertNamed(
                withSettings(some, Map.of("jit", "off", "fsync", "on")),
                withSettings(some, Map.of("jit", "off")),
                "server settings fsync was on, and is none");
    }

    /** Of the same version, with the same settings. */
    @Test
    void anotherServerIsNamedWhereBothAreKnown() {
        Journal.Header some = header("25", "17", 1, "jooq");
        assertNamed(withIdentity(some, "7419"), withIdentity(some, "7420"), "server identity was 7419, and is 7420");
        assertThatCode(() -> {
                    EnvironmentChangedException.check(withIdentity(some, "7419"), withIdentity(some, "7419"));
                    EnvironmentChangedException.check(some, withIdentity(some, "7420"));
                    EnvironmentChangedException.check(withIdentity(some, "7419"), some);
                })
                .doesNotThrowAnyException();
    }

    private static Journal.Header withIdentity(Journal.Header header, String identity) {
        return new Journal.Header(
                header.startedAt(), header.plan(), header.environment(), header.contenders(), identity);
    }

    private static Journal.Header withSettings(Journal.Header header, Map<String, String> settings) {
        Environment one = header.environment();
        return new Journal.Header(
                header.startedAt(),
                header.plan(),
                new Environment(
                        one.commit(),
                        one.jdk(),
                        one.jvmArguments(),
                        one.operatingSystem(),
                        one.cpu(),
                        one.cores(),
                        one.memoryBytes(),
                        one.libraries(),
                        new Environment.Server(
                                one.server().source(), one.server().version(), new TreeMap<>(settings)),
                        one.pool(),
                        one.driver(),
                        one.contenders(),
                        one.idleProcessors()),
                header.contenders(),
                null);
    }

    private static void assertNamed(Journal.Header now, String difference) {
        assertNamed(header("25", "17", 1, "jooq"), now, difference);
    }

    private static void assertNamed(Journal.Header before, Journal.Header now, String difference) {
        assertThatExceptionOfType(EnvironmentChangedException.class)
                .isThrownBy(() -> EnvironmentChangedException.check(before, now))
                .withMessageContaining("since the environment has changed: " + difference)
                .withMessageEndingWith(". Restore it, or begin anew without --resume.");
    }

    private static Journal.Header header(String jdk, String server, int jvms, String contender) {
        return header(jdk, server, jvms, contender, "5", "50");
    }

    private static Journal.Header header(
            String jdk, String server, int jvms, String contender, String prepareThreshold, String queryTimeout) {
        return new Journal.Header(
                Instant.EPOCH,
                new Plan(
                        "smoke",
                        false,
                        "tiny",
                        400,
                        List.of(new Stage(
                                Stage.Kind.COMPARISON,
                                Point.of(4, "tiny"),
                                List.of("placeOrder"),
                                List.of(),
                                jvms,
                                6,
                                3,
                                2,
                                40,
                                10)),
                        1),
                new Environment(
                        "4f1c2d7",
                        jdk,
                        List.of("-Xmx1g"),
                        "Linux",
                        "Some CPU",
                        8,
                        1L << 34,
                        new TreeMap<>(Map.of("pgjdbc", "42.7")),
                        new Environment.Server("embedded", server, new TreeMap<>()),
                        new TreeMap<>(),
                        new TreeMap<>(Map.of("prepareThreshold", prepareThreshold)),
                        new TreeMap<>(Map.of("jooq", new TreeMap<>(Map.of("queryTimeout", queryTimeout)))),
                        null),
                List.of(new Contender(contender, contender, "tuned", Role.CONTENDER)),
                null);
    }
}
