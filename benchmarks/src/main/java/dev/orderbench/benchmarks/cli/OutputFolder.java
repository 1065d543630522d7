package dev.orderbench.benchmarks.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that a command writes to, checked before the command does anything that takes time. */
final class OutputFolder {

    private OutputFolder() {}

    /**
     * Creates the folder if it is missing.
     *
     * @return its absolute path
     * @throws IllegalArgumentException when nothing can be written there
     */
    static Path prepare(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            Files.delete(Files.createTempFile(absolute, "probe-", ".tmp"));
            return absolute;
        } catch (FileAlreadyExistsException e) {
            throw new IllegalArgumentException("%s is a file: name a folder with --out".formatted(e.getFile()), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The output folder %s cannot be written: name another one with --out".formatted(absolute), e);
        }
    }
}
