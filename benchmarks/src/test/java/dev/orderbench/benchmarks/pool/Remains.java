package dev.orderbench.benchmarks.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What this JVM has started and not ended: programs, pools, folders, and servers whose folder is gone. What other programs on the
 * machine do meanwhile does not count.
 */
public final class Remains {

    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

    /** As {@code OwnedFolder} names them. */
    private static final String FOLDER = "orderbench-";

    private static final Pattern OWN_FOLDER = Pattern.compile(Pattern.quote(TEMPORARY + "/" + FOLDER) + "[^/ ]+");

    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(15);
    private static final int PAUSE_MILLIS = 50;

    private final SortedSet<String> before;
    private final SortedSet<Path> foldersBefore;

    private Remains() {
        this.foldersBefore = folders();
        this.before = all();
    }

    /** What was there before does not count. */
    public static Remains fromNowOn() {
        return new Remains();
    }

    /** Waits for those that are about to end. */
    public void assertNone() throws InterruptedException {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (!found().isEmpty() && System.nanoTime() < end) {
            Thread.sleep(PAUSE_MILLIS);
        }
        assertThat(found()).as("what is left").isEmpty();
    }

    /** What is there and was not before. */
    SortedSet<String> found() {
        SortedSet<String> found = all();
        found.removeAll(before);
        return found;
    }

    private SortedSet<String> all() {
        SortedSet<String> all = new TreeSet<>();
        ProcessHandle.current()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .forEach(process -> all.add("program " + named(process)));
        ProcessHandle.allProcesses()
                .filter(Remains::runsWithoutItsFolder)
                .forEach(process -> all.add("server " + named(process)));
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("housekeeper"))
                .forEach(thread -> all.add("pool " + thread.getName() + ", thread " + thread.threadId()));
        folders().stream()
                .filter(folder -> !foldersBefore.contains(folder))
                .filter(Remains::isLockedByThisJvm)
                .forEach(folder -> all.add("folder " + folder));
        return all;
    }

    private static String named(ProcessHandle process) {
        return process.pid() + " " + process.info().commandLine().orElse("");
    }

    /** Whoever ends a server deletes its folder afterwards. */
    private static boolean runsWithoutItsFolder(ProcessHandle process) {
        Matcher folder = OWN_FOLDER.matcher(process.info().commandLine().orElse(""));
        return folder.find() && Files.notExists(Path.of(folder.group())) && process.isAlive();
    }

    private static SortedSet<Path> folders() {
        try (Stream<Path> files = Files.list(TEMPORARY)) {
            SortedSet<Path> folders = new TreeSet<>();
            files.filter(file -> file.getFileName().toString().startsWith(FOLDER))
                    // Being made: whoever makes it needs the lock.
                    .filter(file -> !file.getFileName().toString().startsWith(FOLDER + "new-"))
                    .forEach(folders::add);
            return folders;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another program's folder is locked too, but that is no error. A lock of this JVM ends with this, when all should be over. */
    private static boolean isLockedByThisJvm(Path folder) {
        try (FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.WRITE)) {
            channel.tryLock();
            return false;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            // It is being deleted, or another user's.
            return false;
        }
    }
}
