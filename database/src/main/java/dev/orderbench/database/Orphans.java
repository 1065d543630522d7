package dev.orderbench.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Embedded servers whose program was killed before it could stop them. Each server has a folder below the system's
 * temporary directory with its data and the name of the process that owns it, which is its id and when it began: an id
 * alone may be another's by now.
 */
final class Orphans {

    private static final String PREFIX = "orderbench-pg-";
    private static final String DATA = "data";
    private static final String OWNER = "owner";

    private Orphans() {}

    /** Creates a folder for a server that this process owns, and returns where its data are to be. */
    static Path claim() {
        try {
            Path folder = Files.createTempDirectory(PREFIX);
            // In the reverse order, after the server's data have been deleted by whoever created them.
            folder.toFile().deleteOnExit();
            Path owner = Files.writeString(folder.resolve(OWNER), name(ProcessHandle.current()));
            owner.toFile().deleteOnExit();
            return folder.resolve(DATA);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the folder of data that are no longer used. */
    static void release(Path data) {
        delete(Objects.requireNonNull(data.getParent(), "claimed data lie in a folder"));
    }

    /**
     * Stops all servers whose owner is gone, and deletes their data.
     *
     * @return the folders of those that were found
     */
    static List<Path> stop() {
        List<Path> stopped = new ArrayList<>();
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, PREFIX + "*")) {
            for (Path folder : folders) {
                if (isOrphan(folder)) {
                    postmaster(folder.resolve(DATA)).ifPresent(Orphans::kill);
                    delete(folder);
                    stopped.add(folder);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return stopped;
    }

    private static boolean isOrphan(Path folder) {
        try {
            String owner = Files.readString(folder.resolve(OWNER));
            long pid = Long.parseLong(owner.substring(0, owner.indexOf(' ')));
            return ProcessHandle.of(pid)
                    .map(Orphans::name)
                    .filter(owner::equals)
                    .isEmpty();
        } catch (IOException | RuntimeException e) {
            // Another user's, or one that is just being made.
            return false;
        }
    }

    private static String name(ProcessHandle process) {
        Instant start = process.info().startInstant().orElse(Instant.EPOCH);
        return "%d %s".formatted(process.pid(), start);
    }

    /** The server that runs on these data. */
    private static Optional<ProcessHandle> postmaster(Path data) {
        try (Stream<String> lines = Files.lines(data.resolve("postmaster.pid"))) {
            return lines.findFirst()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                    // The id may be another's by now.
                    .filter(process -> process.info().commandLine().orElse("").contains(data.toString()));
        } catch (IOException | UncheckedIOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Nobody needs what is in memory: the data are deleted. */
    private static void kill(ProcessHandle postmaster) {
        List<ProcessHandle> all = new ArrayList<>(postmaster.descendants().toList());
        all.add(postmaster);
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle process : all) {
            process.onExit()
                    .orTimeout(10, TimeUnit.SECONDS)
                    .exceptionally(late -> process)
                    .join();
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new DatabaseException(
                    "Cannot delete %s, which a server of order-bench has left".formatted(folder), e);
        }
    }
}
