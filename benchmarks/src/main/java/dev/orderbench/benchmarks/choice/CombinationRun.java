package dev.orderbench.benchmarks.choice;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.measure.JmhFork;
import dev.orderbench.benchmarks.measure.ParentWatch;
import dev.orderbench.benchmarks.measure.ProgressListener;
import dev.orderbench.benchmarks.measure.WireMean;
import dev.orderbench.benchmarks.result.Combination;
import dev.orderbench.benchmarks.result.Wire;
import dev.orderbench.benchmarks.workload.Parameters;
import dev.orderbench.benchmarks.workload.Supply;
import dev.orderbench.contract.NewOrder;
import dev.orderbench.database.Dataset;
import dev.orderbench.database.Pools;
import dev.orderbench.database.TemplateDatabase;
import dev.orderbench.database.WorkingDatabase;
import dev.orderbench.database.wire.WireMeter;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures all combinations of contenders: first untimed, whether each reads what was written and what it sends for that; then in
 * several JVMs, all combinations in each.
 */
final class CombinationRun {

    /** The driver prepares a statement at its fifth execution; baskets come in five sizes. */
    private static final int WARM_UP_CALLS = 40;

    /** A multiple of the baskets' sizes, and of the blocks of fifty in which keys are fetched. */
    private static final int COUNTED_CALLS = 100;

    private static final Duration START_UP = Duration.ofMinutes(1);

    private final TemplateDatabase template;
    private final ProgressListener progress;

    CombinationRun(TemplateDatabase template, ProgressListener progress) {
        this.template = template;
        this.progress = progress;
    }

    List<Combination> run(List<Entrant> contenders, ChoiceScale scale, long seed) {
        List<Pair> pairs = Pair.of(contenders.stream().map(Entrant::id).toList());
        progress.step("checking that what one contender writes the others read in the same transaction");
        List<Finding> findings = look(contenders, pairs);
        List<Pair> sound = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            if (findings.get(i) instanceof Finding.Counted) {
                sound.add(pairs.get(i));
            }
        }
        List<CombinationMain.Found> found = new ArrayList<>();
        for (int jvm = 0; jvm < scale.combinationJvms() && !sound.isEmpty(); jvm++) {
            progress.part(
                    "two in one transaction, JVM %d of %d".formatted(jvm + 1, scale.combinationJvms()),
                    (double) jvm / scale.combinationJvms());
            try {
                found.add(measure(contenders, sound, scale, seed + jvm));
            } catch (IllegalStateException e) {
                progress.problem("two in one transaction, JVM %d: %s".formatted(jvm + 1, e.getMessage()));
            }
        }
        List<Combination> combinations = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            int place = sound.indexOf(pairs.get(i));
            combinations.add(combination(
                    pairs.get(i),
                    findings.get(i),
                    place < 0
                            ? List.of()
                            : found.stream().map(one -> one.nanos().get(place)).toList()));
        }
        return combinations;
    }

    /** What the untimed pass says of a pair. */
    sealed interface Finding {

        record Faulty(String reason) implements Finding {}

        record Counted(Wire wire) implements Finding {}
    }

    private static Combination combination(Pair pair, Finding finding, List<List<Double>> nanos) {
        return switch (finding) {
            case Finding.Faulty(String reason) -> new Combination(pair.write(), pair.read(), reason, List.of(), null);
            case Finding.Counted(Wire wire) ->
                new Combination(
                        pair.write(),
                        pair.read(),
                        nanos.isEmpty() ? "no JVM that measured it came to its end" : null,
                        nanos,
                        wire);
        };
    }

    private List<Finding> look(List<Entrant> contenders, List<Pair> pairs) {
        try (WorkingDatabase database = template.copy();
                WireMeter meter = WireMeter.open();
                HikariDataSource pool = Pools.open(database.connection(), 1, meter);
                OneConnection stores = OneConnection.of(contenders, pool)) {
            List<Finding> findings = new ArrayList<>();
            for (Pair pair : pairs) {
                Finding finding = look(pair, stores, template.dataset(), meter);
                if (finding instanceof Finding.Faulty(String reason)) {
                    progress.problem("%s, then %s: %s".formatted(pair.write(), pair.read(), reason));
                }
                findings.add(finding);
            }
            return findings;
        }
    }

    /**
     * Whether a pair works, and what it sends.
     *
     * @param meter counts what goes over the connection of the stores
     */
    static Finding look(Pair pair, OneConnection stores, Dataset dataset, WireMeter meter) {
        Parameters parameters = new Parameters(dataset, new Supply(dataset, 1), 0, 1);
        List<WireMeter.Reading> readings = new ArrayList<>();
        for (int call = 0; call < WARM_UP_CALLS + COUNTED_CALLS; call++) {
            NewOrder placed = parameters.newOrder();
            meter.reset();
            Optional<String> fault;
            try {
                fault = Sight.fault(placed, stores.placeAndRead(pair, placed));
            } catch (RuntimeException e) {
                fault = Optional.of("threw %s: %s".formatted(e.getClass().getSimpleName(), e.getMessage()));
            }
            if (fault.isPresent()) {
                return new Finding.Faulty(fault.get());
            }
            if (call >= WARM_UP_CALLS) {
                readings.add(meter.reading());
            }
        }
        return new Finding.Counted(WireMean.of(readings));
    }

    private CombinationMain.Found measure(List<Entrant> contenders, List<Pair> pairs, ChoiceScale scale, long seed) {
        List<String> options = Stream.concat(JmhFork.JVM_ARGUMENTS.stream(), Stream.of(ParentWatch.OPTION))
                .toList();
        List<Path> classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
        try (WorkingDatabase database = template.copy();
                FreshJvm jvm = FreshJvm.start(
                        options,
                        classPath,
                        CombinationMain.class,
                        List.of(),
                        START_UP.plus(scale.warmUp()).plus(scale.measured().multipliedBy(2)))) {
            jvm.tell(JsonMapper.shared()
                    .writeValueAsString(new CombinationSpec(
                            database.connection(),
                            template.dataset().size(),
                            contenders.stream().map(Entrant::id).toList(),
                            pairs,
                            scale.warmUp().toMillis(),
                            scale.measured().toMillis(),
                            seed)));
            return JsonMapper.shared().readValue(jvm.answer(CombinationMain.FOUND), CombinationMain.Found.class);
        }
    }
}
