package dev.orderbench.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.example.plain.PlainProvider;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.contract.Variant;
import dev.orderbench.tck.random.MemorySubject;
import dev.orderbench.tck.random.RandomPrograms;
import dev.orderbench.tck.random.Subject;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random programs: they find what only rare combinations show, and what they print is a program of few operations that
 * compiles, fails on the wrong store on PostgreSQL, and passes on the right one.
 */
@ExtendWith(SharedTemplate.class)
@Execution(ExecutionMode.CONCURRENT)
class RandomProgramTest {

    private static final long SEED = 20_260_203;

    private static final int OPERATIONS = 6_000;

    private static final int MOST_OPERATIONS = 8;

    private static final Pattern PROGRAM = Pattern.compile(
            "Operations after shrinking: (\\d+),.*?clock::get:\n\n(.*?)\n\nThe whole program again: a command",
            Pattern.DOTALL);

    private static final String CLASS = """
            import static org.assertj.core.api.Assertions.*;
            import dev.orderbench.contract.*;
            import java.math.*;
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.atomic.*;

            public class Replay {
                public static void run(OrderStore store, AtomicReference<Instant> clock) {
            %s
                }
            }
            """;

    @TempDir
    private Path folder;

    private final SharedTemplate.Template template;

    RandomProgramTest(SharedTemplate.Template template) {
        this.template = template;
    }

    @ParameterizedTest
    @EnumSource
    void rareDefectIsFoundAndShrunkToAProgramThatShowsIt(RareDefect defect) throws Exception {
        String message = failure(clock -> new MemorySubject(template.dataset(), clock, defect::in));

        Matcher found = PROGRAM.matcher(message);
        assertThat(found.find()).as(message).isTrue();
        assertThat(Integer.parseInt(found.group(1))).as(message).isBetween(1, MOST_OPERATIONS);
        String source = found.group(2);
        Replay replay = compile(source);
        replay.runOn(template, new PlainProvider());
        // What differs in the tables only is not asserted by the program, but told by its last lines.
        if (!source.contains("// Then the tables differ.")) {
            assertThat(catchThrowable(() -> replay.runOn(template, new RarelyWrong(defect))))
                    .as(message)
                    .isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void sameSeedFindsTheSameOnPostgresql() {
        // Shrunk in few runs, each of which takes a new database.
        RareDefect defect = RareDefect.EMAIL_STRIPPED;
        OrderStoreProvider wrong = new RarelyWrong(defect);

        String inMemory = failure(clock -> new MemorySubject(template.dataset(), clock, defect::in));
        String onPostgresql =
                failure(clock -> new RandomProgramRules.FixtureSubject(template.fresh(direct(wrong), clock)));

        assertThat(program(onPostgresql)).isEqualTo(program(inMemory));
    }

    private static String program(String message) {
        Matcher found = PROGRAM.matcher(message);
        assertThat(found.find()).as(message).isTrue();
        return found.group(2);
    }

    private String failure(Function<InstantSource, Subject> fresh) {
        RandomPrograms programs = new RandomPrograms(template.dataset(), fresh);
        Throwable thrown = catchThrowable(() -> programs.check(SEED, OPERATIONS, "a command"));
        assertThat(thrown).isInstanceOf(AssertionError.class);
        return String.valueOf(thrown.getMessage());
    }

    private Replay compile(String source) throws IOException {
        Path file = folder.resolve("Replay.java");
        Files.writeString(file, CLASS.formatted(source));
        int exitCode = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        file.toString());
        assertThat(exitCode).as("the compiler's exit code for%n%s", source).isZero();
        return new Replay(folder, source);
    }

    private static Contender direct(OrderStoreProvider provider) {
        return new Contender(provider, Variant.TUNED, UnaryOperator.identity());
    }

    /** A printed program, compiled. */
    private record Replay(Path folder, String source) {

        void runOn(SharedTemplate.Template template, OrderStoreProvider provider) throws Exception {
            AtomicReference<Instant> clock = new AtomicReference<>(Fixture.NOW);
            try (Fixture fixture = template.fresh(direct(provider), clock::get);
                    URLClassLoader loader =
                            new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
                String before = "// Before: ";
                source.lines()
                        .map(String::strip)
                        .filter(line -> line.startsWith(before))
                        .forEach(line -> fixture.query(line.substring(before.length())));
                loader.loadClass("Replay")
                        .getMethod("run", OrderStore.class, AtomicReference.class)
                        .invoke(null, fixture.store(), clock);
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw e;
            }
        }
    }

    /** Makes stores that are right but for a rare defect. */
    record RarelyWrong(RareDefect defect) implements OrderStoreProvider {

        @Override
        public String id() {
            return "plain with " + defect;
        }

        @Override
        public String displayName() {
            return "Plain";
        }

        @Override
        public List<Variant> variants() {
            return List.of(Variant.TUNED);
        }

        @Override
        public OrderStore create(DataSource dataSource, StoreOptions options) {
            return defect.in(new PlainProvider().create(dataSource, options));
        }
    }
}
