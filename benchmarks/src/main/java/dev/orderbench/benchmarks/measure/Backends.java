package dev.orderbench.benchmarks.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The server's processes that serve a pool, as {@code /proc} shows them.
 *
 * <p>A backend is known by its title, which names its database, and by its process id, which in a container is the last of
 * those that {@code NSpid} lists. Where not exactly the backends that the server names are found, there are none, rather than
 * a wrong number.
 */
final class Backends {

    private final List<Path> processes;

    private Backends(List<Path> processes) {
        this.processes = List.copyOf(processes);
    }

    /**
     * Finds them.
     *
     * @param root where {@code /proc} is mounted
     * @param database whose name is in their titles
     * @param pids their process ids, as the server has them
     * @return {@code null} where they cannot be seen
     */
    static @Nullable Backends find(Path root, String database, Set<String> pids) {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> processes = Files.list(root)) {
            for (Path process : processes.filter(Backends::isProcess).toList()) {
                if (isBackend(process, database) && pids.contains(innermostPid(process))) {
                    found.add(process);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            return null;
        }
        return !found.isEmpty()
                        && found.size() == pids.size()
                        && found.stream().map(Backends::schedstat).allMatch(Files::isReadable)
                ? new Backends(found)
                : null;
    }

    private static boolean isProcess(Path path) {
        return Character.isDigit(path.getFileName().toString().charAt(0));
    }

    private static boolean isBackend(Path process, String database) {
        try {
            String title = Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
            return title.startsWith("postgres: ") && title.contains(" " + database + " ");
        } catch (IOException e) {
            // It has ended meanwhile, or is another user's.
            return false;
        }
    }

    /** The process id as the process itself sees it. */
    private static String innermostPid(Path process) {
        try (Stream<String> lines = Files.lines(process.resolve("status"))) {
            return lines.filter(line -> line.startsWith("NSpid:"))
                    .map(line -> line.substring(line.lastIndexOf('\t') + 1))
                    .findFirst()
                    .orElse("");
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }

    private static Path schedstat(Path process) {
        return process.resolve("schedstat");
    }

    /** The process id of one of them, as seen from here. */
    long first() {
        return Long.parseLong(processes.getFirst().getFileName().toString());
    }

    /**
     * The processor time that they have spent so far, in nanoseconds: the first number of schedstat, since a backend has one thread.
     * {@code null} where it cannot be told, as on a kernel that does not keep it and answers 0.
     */
    @Nullable Long cpuNanos() {
        long nanos = 0;
        try {
            for (Path process : processes) {
                String text = Files.readString(schedstat(process), StandardCharsets.US_ASCII);
                nanos += Long.parseLong(text.substring(0, text.indexOf(' ')));
            }
        } catch (IOException e) {
            // The pool has replaced the connection.
            return null;
        }
        return nanos == 0 ? null : Long.valueOf(nanos);
    }
}
