package dev.orderbench.benchmarks.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.benchmarks.measure.Contenders;
import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.measure.StrictProgress;
import dev.orderbench.benchmarks.pool.PrintedProgress;
import dev.orderbench.benchmarks.result.Combination;
import dev.orderbench.benchmarks.result.Footprint;
import dev.orderbench.benchmarks.result.Wire;
import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.database.DatasetSize;
import dev.orderbench.database.Pools;
import dev.orderbench.database.PostgresServer;
import dev.orderbench.database.TemplateDatabase;
import dev.orderbench.database.WorkingDatabase;
import dev.orderbench.database.wire.WireMeter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Footprints and combinations, measured for real and held against what is known of planted contenders and of the wire. */
class ContenderChoiceIT {

    private static PostgresServer server;
    private static TemplateDatabase template;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        server = PostgresServer.start(System.getProperty("bench.db", "embedded"));
        template = TemplateDatabase.create(server, DatasetSize.SMALL);
    }

    @AfterAll
    static void stop() {
        template.close();
        server.close();
    }

    @Test
    void aProgramOfAContenderHasItsJarsAndNoOthers() throws IOException {
        for (String id : List.of("raw-jdbc", "jooq", "jpa")) {
            RuntimeJars jars = RuntimeJars.of(Contenders.provider(id).getClass());

            Map<String, Long> onDisk = new TreeMap<>();
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                if (Files.isRegularFile(Path.of(entry))) {
                    onDisk.put(Path.of(entry).getFileName().toString(), Files.size(Path.of(entry)));
                }
            }
            assertThat(onDisk).as(id).containsAllEntriesOf(jars.libraries());
            assertThat(jars.libraries().keySet()).as(id).noneMatch(jar -> jar.startsWith("order-bench"));
            assertThat(has(jars, "postgresql-")).as(id).isTrue();
            assertThat(has(jars, "jooq-")).as(id).isEqualTo(id.equals("jooq"));
            assertThat(has(jars, "hibernate-core-")).as(id).isEqualTo(id.equals("jpa"));
            assertThat(has(jars, "byte-buddy-")).as(id).isEqualTo(id.equals("jpa"));
            assertThat(jars.classPath().stream().map(Path::toString))
                    .as(id)
                    .noneMatch(jar -> jar.contains("picocli") || jar.contains("flyway") || jar.contains("jackson"));
        }
    }

    private static boolean has(RuntimeJars jars, String prefix) {
        return jars.libraries().keySet().stream().anyMatch(jar -> jar.startsWith(prefix));
    }

    @Test
    void startUpAndMemoryAreThoseOfTheContender() throws IOException {
        PrintedProgress progress = new PrintedProgress();
        List<Footprint> footprints = new FootprintRun(template, progress)
                .run(
                        List.of(
                                FootprintRun.Program.ofDriverAndPool(),
                                FootprintRun.Program.of(Entrant.of("raw-jdbc")),
                                planted("sleepy"),
                                planted("broken")),
                        1,
                        0);

        assertThat(footprints.stream().map(Footprint::contender))
                .containsExactly(Footprint.DRIVER_AND_POOL, "raw-jdbc", "sleepy", "broken");
        Footprint bare = footprints.get(0);
        Footprint raw = footprints.get(1);
        Footprint sleepy = footprints.get(2);
        assertThat(bare.failure()).isNull();
        assertThat(raw.failure()).isNull();
        assertThat(sleepy.failure()).isNull();
        assertThat(sleepy.firstRowMillis().getFirst()).isGreaterThan(PlantedProvider.SLEEP_MILLIS);
        assertThat(sleepy.retainedBytes().getFirst() - raw.retainedBytes().getFirst())
                .isCloseTo(PlantedProvider.KEPT_BYTES, within(4_000_000L));
        assertThat(raw.retainedBytes().getFirst() - bare.retainedBytes().getFirst())
                .as("raw JDBC keeps next to nothing")
                .isBetween(-1_000_000L, 4_000_000L);
        assertThat(footprints.get(3).failure()).contains(PlantedProvider.COMPLAINT);
        assertThat(progress.problems()).singleElement().asString().startsWith("broken, start-up: ");
        assertThat(footprints.get(3).firstRowMillis()).isEmpty();
    }

    private FootprintRun.Program planted(String id) throws IOException {
        RuntimeJars jars =
                RuntimeJars.of(Contenders.provider(Contenders.BASELINE).getClass());
        Path service = folder.resolve("META-INF/services").resolve(OrderStoreProvider.class.getName());
        Files.createDirectories(service.getParent());
        Files.writeString(
                service, PlantedProvider.Sleepy.class.getName() + "\n" + PlantedProvider.Broken.class.getName() + "\n");
        List<Path> classPath = new ArrayList<>(jars.classPath());
        classPath.add(folder);
        // The classes alone: the folder of the tests names contenders too, which are none of these.
        String classes = PlantedProvider.class.getPackageName().replace('.', '/');
        Path copies = Files.createDirectories(folder.resolve(classes));
        try (Stream<Path> files =
                Files.list(RuntimeJars.place(PlantedProvider.class).resolve(classes))) {
            for (Path file : files.filter(one -> one.getFileName().toString().startsWith("PlantedProvider"))
                    .toList()) {
                Path copy = copies.resolve(file.getFileName().toString());
                if (!Files.exists(copy)) {
                    Files.copy(file, copy);
                }
            }
        }
        return new FootprintRun.Program(id, id, "tuned", new RuntimeJars(classPath, jars.libraries()), null);
    }

    /** In audit/raw-jdbc-tuned.md an order takes 5 round trips with its COMMIT; the read of each contender is one statement. */
    @Test
    void guestReadsInTheTransactionOfTheHostForOneRoundTrip() {
        List<Entrant> contenders =
                Stream.of("raw-jdbc", "jooq", "jpa").map(Entrant::of).toList();
        try (WorkingDatabase database = template.copy();
                WireMeter meter = WireMeter.open();
                HikariDataSource pool = Pools.open(database.connection(), 1, meter);
                OneConnection stores = OneConnection.of(contenders, pool)) {
            double alone =
                    counted(new Pair("raw-jdbc", "raw-jdbc"), stores, meter).statements();
            for (String reader : List.of("raw-jdbc", "jooq", "jpa")) {
                CombinationRun.Finding.Counted found =
                        (CombinationRun.Finding.Counted) look(new Pair("raw-jdbc", reader), stores, meter);

                assertThat(found.wire().roundTrips()).as(reader).isEqualTo(6);
                assertThat(found.wire().statements()).as(reader).isCloseTo(alone, within(1e-9));
            }
            for (String writer : List.of("jooq", "jpa")) {
                assertThat(look(new Pair(writer, "raw-jdbc"), stores, meter))
                        .as(writer)
                        .isInstanceOf(CombinationRun.Finding.Counted.class);
            }
        }
    }

    @Test
    void readOutsideOfTheTransactionIsCaught() {
        List<Entrant> contenders =
                Stream.of("raw-jdbc", "jooq").map(Entrant::of).toList();
        try (WorkingDatabase database = template.copy();
                WireMeter meter = WireMeter.open();
                HikariDataSource pool = Pools.open(database.connection(), 1);
                HikariDataSource another = Pools.open(database.connection(), 1);
                OneConnection stores = new OneConnection(contenders, new LastLoan(pool), another)) {
            assertThat(look(new Pair("raw-jdbc", "jooq"), stores, meter))
                    .isEqualTo(new CombinationRun.Finding.Faulty(
                            "the read does not see the order that the transaction has placed"));
        }
    }

    @Test
    void allPairsAreMeasuredInTheSameRounds() {
        List<Combination> combinations = new CombinationRun(template, new StrictProgress())
                .run(
                        Stream.of("raw-jdbc", "jooq").map(Entrant::of).toList(),
                        new ChoiceScale(0, 1, Duration.ofMillis(200), Duration.ofMillis(500)),
                        1);

        assertThat(combinations.stream().map(one -> one.write() + " " + one.read()))
                .containsExactly("raw-jdbc raw-jdbc", "raw-jdbc jooq", "jooq raw-jdbc", "jooq jooq");
        assertThat(combinations).allSatisfy(one -> {
            assertThat(one.failure()).isNull();
            assertThat(one.nanosPerTransaction()).hasSize(1);
            assertThat(one.nanosPerTransaction().getFirst())
                    .hasSameSizeAs(combinations.getFirst().nanosPerTransaction().getFirst())
                    .isNotEmpty()
                    // A slice takes 40 ms; a transaction waits for the server six times.
                    .allSatisfy(nanos -> assertThat(nanos).isGreaterThan(10_000));
        });
    }

    private static Wire counted(Pair pair, OneConnection stores, WireMeter meter) {
        return ((CombinationRun.Finding.Counted) look(pair, stores, meter)).wire();
    }

    private static CombinationRun.Finding look(Pair pair, OneConnection stores, WireMeter meter) {
        return CombinationRun.look(pair, stores, template.dataset(), meter);
    }
}
