package dev.orderbench.benchmarks.result;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Results small enough to be read at a glance. */
final class SmallResults {

    private static final Instant START = Instant.parse("2026-03-01T22:30:05.123456Z");

    private SmallResults() {}

    static Results results() {
        return new Results(
                Results.FORMAT,
                Results.VERSION,
                START,
                START.plusSeconds(90),
                true,
                new Plan(
                        "quick",
                        true,
                        "small",
                        1000,
                        List.of(new Stage(
                                Stage.Kind.COMPARISON,
                                Point.of(4, "small"),
                                List.of("placeOrder"),
                                List.of(),
                                2,
                                8,
                                4,
                                2,
                                40,
                                8)),
                        -7L),
                new Environment(
                        "4f1c2d7",
                        "Some JDK 25",
                        List.of("-Xmx1g"),
                        "Linux",
                        "Some CPU – größer",
                        8,
                        1L << 34,
                        new TreeMap<>(Map.of("pgjdbc", "42.7")),
                        new Environment.Server("embedded", "18.6", new TreeMap<>(Map.of("fsync", "off"))),
                        new TreeMap<>(Map.of("maximumPoolSize", "4")),
                        new TreeMap<>(Map.of("prepareThreshold", "5")),
                        new TreeMap<>(Map.of("raw-jdbc", new TreeMap<>(), "jooq", new TreeMap<>(Map.of("a", "1")))),
                        null),
                List.of(
                        new Contender("raw-jdbc", "Raw JDBC", "tuned", Role.CONTENDER),
                        new Contender("jooq", "jOOQ", "tuned", Role.CONTENDER)),
                List.of(
                        new JvmRun(0, 0, 11, START, 40.5, new TreeMap<>(), null)
                                .withYardstick(new Yardstick(
                                        "pgbench died",
                                        List.of(new Yardstick.Piece(
                                                Yardstick.Client.DRIVER, Yardstick.FLOOR, 5000.5)))),
                        new JvmRun(0, 1, 12, START.plusSeconds(41), 40.5, new TreeMap<>(), "was killed")),
                List.of(
                        new Cell(
                                "placeOrder",
                                Point.of(4, "small"),
                                "raw-jdbc",
                                null,
                                List.of(
                                        new Cell.Series(
                                                0,
                                                List.of(1000.5, 1010.0),
                                                List.of(4_000_000.5, 3_900_000.0),
                                                new Causes(1234.5, 800.0, 120.0, 400.0, null)),
                                        new Cell.Series(1, List.of(990.0, 995.0), null))),
                        new Cell(
                                        "placeOrder",
                                        Point.of(4, "small"),
                                        "jooq",
                                        null,
                                        List.of(new Cell.Series(0, List.of(1100.0, 1111.0), null)))
                                .withWire(new Wire(
                                        200,
                                        8.5,
                                        5,
                                        4,
                                        900.25,
                                        400,
                                        List.of(
                                                new Wire.Sent("UPDATE \"inventory\"\nSET stock = $1", 7.5),
                                                new Wire.Sent("COMMIT", 1))))));
    }
}
