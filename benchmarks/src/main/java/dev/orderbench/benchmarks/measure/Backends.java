package dev.orderbench.benchmarks.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The server's processes that work for a pool, as {@code /proc} shows them: its backends, and the I/O workers that read for them
 * where {@code io_method} is {@code worker}, as it is by default from PostgreSQL 18 on.
 *
 * <p>A backend is known by its title, which names its database, and by its process id, which in a container is the last of
 * those that {@code NSpid} lists. Where not exactly the backends that the server names are found, there are none, rather than
 * a wrong number. An I/O worker is known by its title and by its parent, which is that of the backends, since the
 * server does not show it to a role that may not see the processes of others. It works for all databases, so other clients of the server add to its time.
 */
final class Backends {

    /** A cluster that has a name bears it before that of the worker. */
    private static final Pattern IO_WORKER = Pattern.compile("postgres: (.*: )?io worker \\d+\\s*");

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
        List<Path> all;
        try (Stream<Path> processes = Files.list(root)) {
            all = processes.filter(Backends::isProcess).toList();
        } catch (IOException | UncheckedIOException e) {
            return null;
        }
        List<Path> found = new ArrayList<>(all.stream()
                .filter(process -> isBackend(process, database) && pids.contains(innermostPid(process)))
                .toList());
        if (found.isEmpty() || found.size() != pids.size()) {
            return null;
        }
        String server = parent(found.getFirst());
        all.stream()
                .filter(process -> IO_WORKER.matcher(title(process)).matches()
                        && parent(process).equals(server))
                .forEach(found::add);
        return found.stream().map(Backends::schedstat).allMatch(Files::isReadable) ? new Backends(found) : null;
    }

    private static boolean isProcess(Path path) {
        return Character.isDigit(path.getFileName().toString().charAt(0));
    }

    private static boolean isBackend(Path process, String database) {
        String title = title(process);
        return title.startsWith("postgres: ") && title.contains(" " + database + " ");
    }

    /** Its title; empty where it has ended meanwhile, or is another user's. */
    private static String title(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }

    /** The process id as the process itself sees it. */
    private static String innermostPid(Path process) {
        return status(process, "NSpid:");
    }

    /** The process id of its parent, as seen from here. */
    private static String parent(Path process) {
        return status(process, "PPid:");
    }

    /** The last value of a line of its status; empty where that cannot be read. */
    private static String status(Path process, String name) {
        try (Stream<String> lines = Files.lines(process.resolve("status"))) {
            return lines.filter(line -> line.startsWith(name))
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

    /** The process id of a backend, as seen from here. */
    long first() {
        return Long.parseLong(processes.getFirst().getFileName().toString());
    }

    /**
     * The processor time that they have spent so far, in nanoseconds: the first number of schedstat, since such a process has one thread.
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
            // The pool has replaced the connection, or the server needs fewer workers.
            return null;
        }
        return nanos == 0 ? null : Long.valueOf(nanos);
    }
}
