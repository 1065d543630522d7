package dev.orderbench.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * What programs have left that were killed before they could clean up: {@link OwnedFolder folders}, the embedded servers that
 * run on data in them, and each {@link PgBouncer} whose configuration is in one.
 */
final class Orphans {

    /** The kind of folder that holds the data of a server. */
    static final String KIND = "pg";

    private static final String DATA = "data";
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final int PAUSE_MILLIS = 20;

    private Orphans() {}

    /** Where the data of a server are, in the folder that was made for it. */
    static Path data(OwnedFolder folder) {
        return folder.path().resolve(DATA);
    }

    /**
     * Stops all servers whose program is gone, and deletes what it left. What another program is about to stop, or what
     * cannot be deleted, is left alone: the next program tries again.
     *
     * @return the folders of the servers; other folders are deleted without a word
     */
    static List<Path> stop() {
        List<Path> stopped = new ArrayList<>();
        for (OwnedFolder folder : OwnedFolder.abandoned()) {
            boolean hasServer = Files.exists(data(folder)) || Files.exists(PgBouncer.configuration(folder.path()));
            // A program that was killed while it made its server has left others that still write: initdb, pg_ctl.
            boolean gone = await(() -> {
                postmaster(data(folder)).ifPresent(postmaster -> stop(postmaster, data(folder)));
                stopPgBouncer(folder.path());
                return isDeleted(folder);
            });
            if (gone && hasServer) {
                stopped.add(folder.path());
            }
        }
        return stopped;
    }

    /** It keeps nothing that would be worth a slower end. */
    private static void stopPgBouncer(Path folder) {
        PgBouncer.removeContainer(folder);
        String configuration = PgBouncer.configuration(folder).toString();
        ProcessHandle.allProcesses()
                .filter(process -> commandLine(process).contains(configuration))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private static boolean isDeleted(OwnedFolder folder) {
        try {
            folder.close();
            return true;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** The server that runs on these data. */
    private static Optional<ProcessHandle> postmaster(Path data) {
        try (Stream<String> lines = Files.lines(data.resolve("postmaster.pid"))) {
            return lines.findFirst()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                    .filter(process -> runsOn(process, data));
        } catch (IOException | UncheckedIOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** An id may be another's by now, and a process that has ended keeps its id until its parent asks how it ended. */
    private static boolean runsOn(ProcessHandle process, Path data) {
        return commandLine(process).contains(data.toString());
    }

    private static String commandLine(ProcessHandle process) {
        return process.isAlive() ? process.info().commandLine().orElse("") : "";
    }

    /**
     * An immediate shutdown: nobody needs what is in memory, since the data are deleted. The server itself knows best which
     * processes it has, and removes its socket.
     */
    private static void stop(ProcessHandle postmaster, Path data) {
        List<ProcessHandle> children = postmaster.descendants().toList();
        if (!signalQuit(postmaster) || !await(() -> !runsOn(postmaster, data))) {
            postmaster.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
            await(() -> !runsOn(postmaster, data)
                    && children.stream().allMatch(child -> commandLine(child).isEmpty()));
        }
    }

    /** Through the shell, since Java sends no other signals than TERM and KILL, and not every system has a program for it. */
    private static boolean signalQuit(ProcessHandle process) {
        try {
            Process shell = new ProcessBuilder("sh", "-c", "kill -QUIT " + process.pid())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return shell.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS) && shell.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean await(BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
