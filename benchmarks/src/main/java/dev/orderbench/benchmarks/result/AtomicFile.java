package dev.orderbench.benchmarks.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Text files that appear whole or not at all. */
public final class AtomicFile {

    private AtomicFile() {}

    /**
     * Writes text in UTF-8, replacing what was there. Missing directories are created. Its content is on the disk
     * before it gets its name.
     *
     * @throws UncheckedIOException when the file cannot be written; what was there before is then left as it was
     */
    public static void write(Path file, String text) {
        Path target = file.toAbsolutePath();
        Path temporary = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.createDirectories(Objects.requireNonNull(target.getParent(), "a file has a directory"));
            try {
                Files.writeString(temporary, text);
                force(temporary);
                moveOver(temporary, target);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** Else a failure of power could leave a name without its content, where there was a whole file before. */
    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void moveOver(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            // Some network file systems have no atomic move; a plain one is still better than writing in place.
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
