package dev.orderbench.benchmarks.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two measurements on one machine from disturbing each other: a lock on a file in the system's temporary directory, which
 * the operating system gives back however the process ends. Plain JMH has a lock of its own there, which is respected.
 */
public final class MachineLock implements AutoCloseable {

    private static final String OURS = "order-bench.lock";
    private static final String OF_JMH = "jmh.lock";

    private final @Nullable FileChannel channel;

    private MachineLock(@Nullable FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes it.
     *
     * @throws MachineBusyException when something measures on this machine already
     */
    public static MachineLock take() {
        return take(Path.of(System.getProperty("java.io.tmpdir")));
    }

    static MachineLock take(Path folder) {
        Path jmh = folder.resolve(OF_JMH);
        if (Files.exists(jmh)) {
            lock(jmh, "JMH").close();
        }
        return lock(folder.resolve(OURS), "order-bench");
    }

    private static MachineLock lock(Path file, String who) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new MachineBusyException(who, file);
            }
            return new MachineLock(channel);
        } catch (AccessDeniedException e) {
            // Another user's, of whose measurements nothing can be known.
            return new MachineLock(null);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lock " + file + ": " + e.getMessage(), e);
        }
    }

    /** Within one JVM, Java throws instead of returning nothing. */
    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
