package dev.orderbench.benchmarks.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Order-bench in a JVM of its own, which can be killed. */
record Program(Process process, Path output) {

    /**
     * Starts it.
     *
     * @param temporary its temporary directory, where nothing else is
     * @param arguments as for {@code ./bench}
     */
    static Program start(Path temporary, String... arguments) throws IOException {
        Path output = Files.createTempFile(temporary, "output", ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                // Where the binaries have been unpacked already.
                "-Dot.epg.working-dir=" + Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg"),
                // No checkout: the commit is unknown whatever happens to this one meanwhile.
                "-Dorderbench.home=" + temporary,
                "-Dorg.jboss.logging.provider=slf4j",
                "-cp",
                classPath(),
                Main.class.getName()));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new Program(process, output);
    }

    /** Surefire may hide the class path in a jar, while JMH needs it for its forks. */
    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .replace(';', File.pathSeparatorChar);
    }

    /** Waits for its end, and returns its exit code. */
    int await() throws InterruptedException {
        return process.waitFor();
    }

    /** Kills it, and nothing that it started. Returns the JVMs that it had started. */
    List<ProcessHandle> kill() throws InterruptedException {
        List<ProcessHandle> forks = forks();
        process.destroyForcibly().waitFor();
        return forks;
    }

    /** The JVMs that measure for it. JMH starts others too, which only tell of themselves. */
    List<ProcessHandle> forks() {
        return process.descendants()
                .filter(child -> child.info().commandLine().orElse("").contains("-Dorderbench.fork="))
                .toList();
    }

    /** What it has printed. */
    String printed() throws IOException {
        return Files.readString(output);
    }
}
