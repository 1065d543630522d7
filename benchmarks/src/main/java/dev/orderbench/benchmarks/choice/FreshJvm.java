package dev.orderbench.benchmarks.choice;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A JVM of its own for one class, which is told and tells by lines; it is ended when it takes too long. */
final class FreshJvm implements AutoCloseable {

    private final long startedAt;
    private final Process process;
    private final BufferedReader out;
    private final Path errors;

    private FreshJvm(long startedAt, Process process, Path errors) {
        this.startedAt = startedAt;
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.errors = errors;
    }

    /**
     * Starts one.
     *
     * @param limit after which it is ended
     */
    static FreshJvm start(
            List<String> options, List<Path> classPath, Class<?> main, List<String> arguments, Duration limit) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(main.getName());
        command.addAll(arguments);
        try {
            Path errors = Files.createTempFile("order-bench", ".err");
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
            // Options of the user's for all JVMs would be a contender's, and tell of themselves.
            builder.environment().remove("JAVA_TOOL_OPTIONS");
            builder.environment().remove("JDK_JAVA_OPTIONS");
            long startedAt = System.nanoTime();
            Process process;
            try {
                process = builder.start();
            } catch (IOException e) {
                Files.deleteIfExists(errors);
                throw e;
            }
            CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(process::destroyForcibly);
            return new FreshJvm(startedAt, process, errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells it something. */
    void tell(String... lines) {
        try {
            // Stays open: an end is the end of the program that started it.
            OutputStream in = process.getOutputStream();
            for (String line : lines) {
                in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
            in.flush();
        } catch (IOException e) {
            // It has ended, which its next answer tells.
        }
    }

    /**
     * What follows a word at the beginning of the next line that it prints.
     *
     * @throws IllegalStateException when it ends before, saying why
     */
    String answer(String word) {
        String line = readLine();
        if (line == null || !line.startsWith(word)) {
            throw new IllegalStateException("its JVM ended early: "
                    + (line == null ? lastError() : "it said '" + line + "' where '" + word + "' was expected"));
        }
        return line.substring(word.length()).strip();
    }

    private @Nullable String readLine() {
        try {
            return out.readLine();
        } catch (IOException e) {
            return null;
        }
    }

    /** How long ago it was started, by the clock of the program that did. */
    long nanosSinceStart() {
        return System.nanoTime() - startedAt;
    }

    /** The exception that ended it, or the last that it complained of. */
    private String lastError() {
        try {
            process.waitFor(5, TimeUnit.SECONDS);
            List<String> lines = Files.readAllLines(errors).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("\t"))
                    .toList();
            return lines.stream()
                    .filter(line -> line.startsWith("Exception in") || line.startsWith("Caused by"))
                    .reduce((earlier, later) -> later)
                    .orElse(lines.isEmpty() ? "it did not say why" : lines.getLast());
        } catch (IOException e) {
            return "it did not say why";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        try {
            Files.deleteIfExists(errors);
        } catch (IOException e) {
            // A temporary file stays.
        }
    }
}
