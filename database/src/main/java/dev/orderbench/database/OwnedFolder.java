package dev.orderbench.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder below the system's temporary directory that only this user can read, and that belongs to this process: a file
 * in it is locked as long as the process lives. The operating system ends the lock however the process ends, so that a
 * folder without one was left by a program that was killed, whatever the clock or the numbers of processes say. Closing it
 * deletes it.
 */
public final class OwnedFolder implements AutoCloseable {

    private static final String PREFIX = "orderbench-";

    /** Folders that are being made: they get their lock first, and their name afterwards. */
    private static final String UNNAMED = PREFIX + "new-";

    private static final String LOCK = "lock";

    /** Far longer than it takes to make one. */
    private static final Duration TO_MAKE = Duration.ofMinutes(1);

    // To open and close the file of a lock that this process holds would end the lock.
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel locked;

    private OwnedFolder(Path path, FileChannel locked) {
        this.path = path;
        this.locked = locked;
        OWN.add(path.getFileName());
    }

    /**
     * Makes one.
     *
     * @param kind part of its name, of letters, for who finds it
     */
    public static OwnedFolder create(String kind) {
        try {
            Path unnamed = Files.createTempDirectory(UNNAMED);
            FileChannel locked = lock(unnamed, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)
                    .orElseThrow(() -> new IOException("The file system of " + unnamed + " has no locks"));
            String random = unnamed.getFileName().toString().substring(UNNAMED.length());
            Path path = unnamed.resolveSibling(PREFIX + kind + "-" + random);
            OwnedFolder folder = new OwnedFolder(path, locked);
            Files.move(unnamed, path, StandardCopyOption.ATOMIC_MOVE);
            // For an end without close; in the reverse order.
            path.toFile().deleteOnExit();
            folder.file(LOCK);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** A file in it, not created here, that is deleted when this process ends before {@link #close}. */
    public Path file(String name) {
        Path file = path.resolve(name);
        file.toFile().deleteOnExit();
        return file;
    }

    /** Folders whose process is gone. Each is locked for the caller, to whom it belongs now, so that nobody else gets it. */
    static synchronized List<OwnedFolder> abandoned() {
        List<OwnedFolder> found = new ArrayList<>();
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, PREFIX + "*")) {
            for (Path folder : folders) {
                if (!OWN.contains(folder.getFileName())) {
                    lockIfAbandoned(folder).ifPresent(locked -> found.add(new OwnedFolder(folder, locked)));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // What cannot be seen cannot be cleaned; whoever needs the directory will say what is wrong with it.
            return found;
        }
        return found;
    }

    /**
     * A folder that is being made, or was just deleted, has no lock that could be taken. One that is older and has none was left by a
     * process that ended without {@link #close}, when the file of the lock was deleted and what lay beside it could not be.
     */
    private static Optional<FileChannel> lockIfAbandoned(Path folder) {
        if (Files.exists(folder.resolve(LOCK))) {
            return lock(folder, StandardOpenOption.WRITE);
        }
        return isOlderThanItTakes(folder)
                ? lock(folder, StandardOpenOption.WRITE, StandardOpenOption.CREATE)
                : Optional.empty();
    }

    private static boolean isOlderThanItTakes(Path folder) {
        try {
            Instant modified = Files.getLastModifiedTime(folder).toInstant();
            return modified.isBefore(Instant.now().minus(TO_MAKE));
        } catch (IOException e) {
            // It has its name now, or is gone.
            return false;
        }
    }

    /** Locks a folder; empty where another process has, where there is nothing to lock, or it is another user's. */
    private static Optional<FileChannel> lock(Path folder, OpenOption... options) {
        @Nullable FileChannel channel = null;
        try {
            channel = FileChannel.open(folder.resolve(LOCK), options);
            if (channel.tryLock() != null) {
                return Optional.of(channel);
            }
            channel.close();
        } catch (IOException e) {
            closeQuietly(channel);
        }
        return Optional.empty();
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // Nothing was written.
        }
    }

    /**
     * Deletes it and all that is in it.
     *
     * @throws UncheckedIOException when something is still being written there; the rest can then be deleted by another call,
     *     or by another program after this one
     */
    @Override
    public void close() {
        try {
            if (Files.exists(path)) {
                deleteAll();
            }
            locked.close();
            OWN.remove(path.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + path, e);
        }
    }

    /** The lock comes last: without it, what is left of a deletion that is interrupted would be nobody's. */
    private void deleteAll() throws IOException {
        Path lock = path.resolve(LOCK);
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(lock) && !file.equals(path)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
        Files.deleteIfExists(lock);
        Files.deleteIfExists(path);
    }
}
