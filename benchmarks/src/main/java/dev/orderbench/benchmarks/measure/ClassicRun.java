package dev.orderbench.benchmarks.measure;

import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.contract.Variant;
import dev.orderbench.database.DatasetSize;
import dev.orderbench.database.OwnedFolder;
import dev.orderbench.database.PostgresServer;
import dev.orderbench.database.TemplateDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** JMH's own command line on {@link ClassicBenchmark}, with the database that it needs. */
public final class ClassicRun {

    /** What JMH's annotations cannot say, since it is found when the program runs. */
    private static final Map<String, Supplier<List<String>>> DEFAULTS = Map.of(
            "contender",
            () -> Contenders.all().stream().map(OrderStoreProvider::id).toList(),
            "operation",
            () -> Arrays.stream(Operation.values()).map(Operation::label).toList());

    private final String database;
    private final DatasetSize size;
    private final long seed;
    private final ProgressListener progress;

    /**
     * @param database where the server comes from: {@code embedded}, {@code testcontainers} or a JDBC URL
     * @param size of the dataset
     * @param seed from which parameters follow
     * @param progress is told of what goes before JMH, which prints for itself
     */
    public ClassicRun(String database, DatasetSize size, long seed, ProgressListener progress) {
        this.database = database;
        this.size = size;
        this.seed = seed;
        this.progress = progress;
    }

    /**
     * Runs JMH in this process, which forks its JVMs.
     *
     * @param arguments as for JMH's own main class
     * @return whether all that was to be measured was
     * @throws IllegalArgumentException when JMH does not take the arguments, or they name what does not exist
     * @throws MachineBusyException when something else measures on this machine
     * @throws dev.orderbench.database.DatabaseException when the server cannot be had, or the dataset not be loaded
     */
    public boolean run(List<String> arguments) {
        CommandLineOptions options = parse(arguments);
        if (printedInformation(options)) {
            return true;
        }
        int expected = expectedResults(options);
        try (MachineLock lock = MachineLock.take()) {
            return measure(options, expected);
        }
    }

    private boolean measure(CommandLineOptions options, int expected) {
        progress.step("starting PostgreSQL (%s), loading %s: %,d orders"
                .formatted(database.replaceAll("\\?.*", ""), size.label(), size.orders()));
        try (PostgresServer server = PostgresServer.start(database);
                TemplateDatabase template = TemplateDatabase.create(server, size);
                OwnedFolder folder = OwnedFolder.create("jmh");
                CleanUp cleanUp = CleanUp.onInterrupt(server, template::close)) {
            Path file = folder.file("spec.json");
            new ClassicSpec(server.administration(), template.name(), size, seed).write(file);
            return run(options, file, expected, cleanUp);
        }
    }

    private boolean run(CommandLineOptions options, Path file, int expected, CleanUp cleanUp) {
        // For -f 0, where JMH measures in this very JVM.
        System.setProperty(ClassicSpec.PROPERTY, file.toString());
        try {
            Collection<RunResult> results = new Runner(withFile(options, file)).run();
            if (results.size() >= expected) {
                return true;
            }
            cleanUp.awaitEndIfInterrupted();
            return false;
        } catch (NoBenchmarksException e) {
            throw new IllegalArgumentException("No benchmark of that name: ./bench jmh -- -l lists them", e);
        } catch (RunnerException e) {
            cleanUp.awaitEndIfInterrupted();
            progress.problem("JMH: " + e.getMessage());
            return false;
        } finally {
            System.clearProperty(ClassicSpec.PROPERTY);
        }
    }

    /** What the user gave, or else: no benchmark but this one, all contenders, our options of the JVM. */
    private static CommandLineOptions parse(List<String> arguments) {
        // The iterations of the one are slices of a schedule, which JMH by itself does not have; the other is one of
        // the pool
        // laboratory's experiments.
        List<String> all = new ArrayList<>(
                List.of("-e", SliceBenchmark.class.getName().replace(".", "\\."), "-e", "\\.BorrowBenchmark\\."));
        try {
            CommandLineOptions given = new CommandLineOptions(arguments.toArray(String[]::new));
            DEFAULTS.forEach((parameter, values) -> {
                if (!given.getParameter(parameter).hasValue()) {
                    all.addAll(List.of("-p", parameter + "=" + String.join(",", values.get())));
                }
            });
            all.addAll(arguments);
            return new CommandLineOptions(all.toArray(String[]::new));
        } catch (CommandLineOptionException e) {
            throw new IllegalArgumentException(
                    "JMH does not take that: %s; ./bench jmh -- -h lists its options".formatted(e.getMessage()), e);
        }
    }

    private static Options withFile(CommandLineOptions options, Path file) {
        List<String> append = new ArrayList<>(options.getJvmArgsAppend().orElse(List.of()));
        append.add("-D" + ClassicSpec.PROPERTY + "=" + file);
        append.add(ParentWatch.OPTION);
        OptionsBuilder builder = new OptionsBuilder();
        builder.parent(options).jvmArgsAppend(append.toArray(String[]::new));
        if (!options.getJvmArgs().hasValue()) {
            builder.jvmArgs(JmhFork.JVM_ARGUMENTS.toArray(String[]::new));
        }
        return builder.build();
    }

    /** Whether JMH was asked for something that it prints without measuring. */
    private static boolean printedInformation(CommandLineOptions options) {
        try {
            if (options.shouldHelp()) {
                options.showHelp();
            } else if (options.shouldList()) {
                new Runner(options).list();
            } else if (options.shouldListWithParams()) {
                new Runner(options).listWithParams(options);
            } else if (options.shouldListProfilers()) {
                options.listProfilers();
            } else if (options.shouldListResultFormats()) {
                options.listResultFormats();
            } else {
                return false;
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * How many results there must be. JMH goes on when a fork fails, and then has fewer.
     *
     * @throws IllegalArgumentException when a parameter has a value that does not exist
     */
    private static int expectedResults(CommandLineOptions options) {
        List<String> operations = values(options, "operation", List.of());
        List<String> contenders = values(options, "contender", List.of());
        List<String> variants = values(options, "variant", List.of(Variant.TUNED.label()));
        operations.forEach(Operation::of);
        contenders.forEach(contender -> variants.forEach(variant -> Entrant.of(contender + ":" + variant)));
        return operations.size() * contenders.size() * variants.size() * modes(options);
    }

    /** Each mode gives a result of its own; without any, the benchmark has one. */
    private static int modes(CommandLineOptions options) {
        return options.getBenchModes().stream()
                .mapToInt(mode -> mode == Mode.All ? Mode.values().length - 1 : 1)
                .reduce(Integer::sum)
                .orElse(1);
    }

    private static List<String> values(CommandLineOptions options, String parameter, List<String> otherwise) {
        return List.copyOf(options.getParameter(parameter).orElse(otherwise));
    }
}
