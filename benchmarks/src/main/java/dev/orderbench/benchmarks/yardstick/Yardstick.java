package dev.orderbench.benchmarks.yardstick;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What raw JDBC is held against, where the machine has it. */
public sealed interface Yardstick permits Pgbench, Yardstick.Absent {

    /**
     * There is none.
     *
     * @param reason why, as a sentence without its full stop
     */
    record Absent(String reason) implements Yardstick {}

    /** Looks for pgbench on the PATH, then where Debian's packages have it, the newest version first. */
    static Yardstick find() {
        String path = System.getenv("PATH");
        return find(path == null ? "" : path, Path.of("/usr/lib/postgresql"));
    }

    /**
     * Looks for pgbench.
     *
     * @param searchPath folders, separated as in PATH
     * @param installations a folder with one for each version, named by it, which has {@code bin}
     */
    static Yardstick find(String searchPath, Path installations) {
        Stream<Path> onPath = Arrays.stream(searchPath.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of);
        return Stream.concat(onPath, binaries(installations).stream())
                .map(folder -> folder.resolve("pgbench"))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst()
                .<Yardstick>map(Pgbench::new)
                .orElseGet(() -> new Absent(
                        "no yardstick: pgbench was not found on the PATH nor in %s/*/bin".formatted(installations)));
    }

    private static List<Path> binaries(Path installations) {
        if (!Files.isDirectory(installations)) {
            return List.of();
        }
        try (Stream<Path> versions = Files.list(installations)) {
            return versions.sorted(Comparator.comparingInt(Yardstick::version).reversed())
                    .map(version -> version.resolve("bin"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int version(Path folder) {
        String name = folder.getFileName().toString();
        return name.matches("\\d{1,4}") ? Integer.parseInt(name) : 0;
    }
}
