package dev.orderbench.benchmarks.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes what {@code ./bench} needs to start this program as the build started this class: the JDK, which the build's
 * toolchain chose, and the class path. Run by the build; the only argument is the file to write, in the form of an argument
 * file of {@code java}, its first line, a comment, naming the JDK.
 */
final class LaunchFile {

    private LaunchFile() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Files.createDirectories(file.getParent());
        String classPath = System.getProperty("java.class.path").replace("\\", "\\\\");
        Files.writeString(
                file,
                "# %s%n-cp \"%s\"%n".formatted(Path.of(System.getProperty("java.home"), "bin", "java"), classPath));
    }
}
