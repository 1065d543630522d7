package dev.orderbench.benchmarks.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Linux tells in {@code /proc} of the machine and its processes. What cannot be read, here or on another operating
 * system, is {@code null} or absent, never 0. Times are in ticks of the kernel's interface, 10 ms each.
 *
 * @param root where it is mounted
 */
record Proc(Path root) {

    private static final int FIELDS_OF_CPU = 8;

    /**
     * Processor time of the machine since it was started. Interrupts count for neither: whether the processes that they
     * interrupt are charged for them depends on how the kernel was built, and most of them serve the loopback.
     *
     * @param used by processes, or stolen by other virtual machines
     * @param total of all processors
     */
    record Machine(long used, long total) {}

    /**
     * Pages that the machine had to fetch since it was started.
     *
     * @param majorFaults pages that a process had to wait for
     * @param swapped pages that were swapped in or out
     */
    record Paging(long majorFaults, long swapped) {}

    /**
     * A process.
     *
     * @param id as seen from here
     * @param parent its parent's
     * @param ticks processor time, that of children that have ended included
     */
    record Task(long id, long parent, long ticks) {}

    @Nullable Machine machine() {
        for (String line : lines("stat")) {
            if (line.startsWith("cpu ")) {
                String[] words = line.substring("cpu ".length()).strip().split(" +", -1);
                if (words.length < FIELDS_OF_CPU) {
                    return null;
                }
                long total = 0;
                for (int i = 0; i < FIELDS_OF_CPU; i++) {
                    total += Long.parseLong(words[i]);
                }
                // user, nice, system; idle, iowait, irq and softirq are left out; steal
                long used = Long.parseLong(words[0])
                        + Long.parseLong(words[1])
                        + Long.parseLong(words[2])
                        + Long.parseLong(words[7]);
                return new Machine(used, total);
            }
        }
        return null;
    }

    @Nullable Paging paging() {
        Long majorFaults = null;
        long swapped = 0;
        for (String line : lines("vmstat")) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "pgmajfault" -> majorFaults = Long.parseLong(words[1]);
                case "pswpin", "pswpout" -> swapped += Long.parseLong(words[1]);
                default -> {}
            }
        }
        return majorFaults == null ? null : new Paging(majorFaults, swapped);
    }

    /** A process, or {@code null} where it cannot be seen, or has ended. */
    @Nullable Task task(long id) {
        try {
            return parsed(id, Files.readString(root.resolve(Long.toString(id)).resolve("stat")));
        } catch (IOException e) {
            return null;
        }
    }

    /** All processes that can be seen. */
    List<Task> tasks() {
        List<Task> tasks = new ArrayList<>();
        try (Stream<Path> folders = Files.list(root)) {
            folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> Character.isDigit(name.charAt(0)))
                    .forEach(name -> {
                        Task task = task(Long.parseLong(name));
                        if (task != null) {
                            tasks.add(task);
                        }
                    });
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
        return tasks;
    }

    /** The fields are counted from the name's closing parenthesis on, since a name may hold spaces and parentheses. */
    private static Task parsed(long id, String stat) {
        String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        // utime, stime, cutime and cstime
        for (int i = 11; i <= 14; i++) {
            ticks += Long.parseLong(words[i]);
        }
        return new Task(id, Long.parseLong(words[1]), ticks);
    }

    /** The command line of a process, its words separated by spaces; empty where it cannot be seen. */
    String commandLine(long id) {
        try {
            return Files.readString(root.resolve(Long.toString(id)).resolve("cmdline"), StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }

    /** Whether the processes of the whole machine can be seen, and not only those of a container: Linux numbers its first namespace so. */
    boolean showsWholeMachine() {
        try {
            return Files.readSymbolicLink(root.resolve("self/ns/pid"))
                    .toString()
                    .equals("pid:[4026531836]");
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(root.resolve(file), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            return List.of();
        }
    }
}
