package dev.orderbench.benchmarks.choice;

import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.measure.ProgressListener;
import dev.orderbench.benchmarks.result.Footprint;
import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.Dataset;
import dev.orderbench.database.TemplateDatabase;
import dev.orderbench.database.WorkingDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Starts each contender in fresh JVMs, in turn, each with the jars of that contender alone and a copy of the data of its own. A
 * contender that fails in one of them is started no more.
 */
final class FootprintRun {

    /** A start-up and twelve calls; many times what the slowest takes. */
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private static final double NANOS_PER_MILLI = 1e6;

    private final TemplateDatabase template;
    private final ProgressListener progress;

    FootprintRun(TemplateDatabase template, ProgressListener progress) {
        this.template = template;
        this.progress = progress;
    }

    /**
     * Measures the driver and the pool alone, and then each contender.
     *
     * @param jvms of each
     */
    List<Footprint> run(List<Entrant> contenders, int jvms) {
        List<Program> programs = new ArrayList<>();
        programs.add(Program.ofDriverAndPool());
        contenders.forEach(contender -> programs.add(Program.of(contender)));
        return run(programs, jvms, 1);
    }

    /** The first JVMs read the programs from the disk, and are not counted. */
    List<Footprint> run(List<Program> programs, int jvms, int uncounted) {
        for (int jvm = -uncounted; jvm < jvms; jvm++) {
            for (Program program : programs) {
                progress.part(
                        "start-up of " + program.name,
                        (double) ((jvm + uncounted) * programs.size() + programs.indexOf(program))
                                / ((jvms + uncounted) * programs.size()));
                if (program.failure == null) {
                    start(program, jvm >= 0);
                }
            }
        }
        return programs.stream().map(Program::footprint).toList();
    }

    private void start(Program program, boolean counted) {
        try (WorkingDatabase database = template.copy()) {
            ConnectionInfo connection = database.connection();
            String password = connection.password();
            try (FreshJvm jvm = FreshJvm.start(
                    OPTIONS,
                    program.jars().classPath(),
                    FootprintMain.class,
                    List.of(
                            program.id,
                            program.variant,
                            template.dataset().size().label()),
                    LIMIT)) {
                jvm.tell(
                        connection.url(),
                        connection.user(),
                        password == null ? "" : FootprintMain.PASSWORD + password,
                        Dataset.email(0));
                jvm.answer(FootprintMain.ROW);
                double millis = jvm.nanosSinceStart() / NANOS_PER_MILLI;
                long kept = Long.parseLong(jvm.answer(FootprintMain.KEPT));
                if (counted) {
                    program.firstRowMillis.add(millis);
                    program.retainedBytes.add(kept);
                }
            }
        } catch (IllegalStateException | IllegalArgumentException e) {
            program.failure = String.valueOf(e.getMessage());
            progress.problem("%s, start-up: %s".formatted(program.name, program.failure));
        }
    }

    /** As the measuring JVMs log. Heap and collector are what the JVM chooses, as for a program that nobody has tuned. */
    private static final List<String> OPTIONS = List.of("-Dorg.jboss.logging.provider=slf4j");

    /** What is started, and what was found so far. */
    static final class Program {

        private final String name;
        private final String id;
        private final String variant;
        private final @Nullable RuntimeJars jars;
        private @Nullable String failure;
        private final List<Double> firstRowMillis = new ArrayList<>();
        private final List<Long> retainedBytes = new ArrayList<>();

        Program(String name, String id, String variant, @Nullable RuntimeJars jars, @Nullable String failure) {
            this.name = name;
            this.id = id;
            this.variant = variant;
            this.jars = jars;
            this.failure = failure;
        }

        static Program ofDriverAndPool() {
            return new Program(Footprint.DRIVER_AND_POOL, FootprintMain.NONE, "", RuntimeJars.ofDriverAndPool(), null);
        }

        static Program of(Entrant entrant) {
            String id = entrant.provider().id();
            String variant = entrant.variant().label();
            try {
                return new Program(
                        entrant.id(),
                        id,
                        variant,
                        RuntimeJars.of(entrant.provider().getClass()),
                        null);
            } catch (IllegalArgumentException e) {
                return new Program(entrant.id(), id, variant, null, e.getMessage());
            }
        }

        private RuntimeJars jars() {
            if (jars == null) {
                throw new IllegalStateException("its jars are not known");
            }
            return jars;
        }

        private Footprint footprint() {
            return new Footprint(
                    name,
                    failure,
                    jars == null ? Map.of() : jars.libraries(),
                    failure == null ? firstRowMillis : List.of(),
                    failure == null ? retainedBytes : List.of());
        }
    }
}
