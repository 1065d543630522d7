package dev.orderbench.benchmarks.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.database.OwnedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** That what is left behind is seen, and no longer when it is gone. */
@Isolated("tries the locks of folders, which ends those of this JVM")
class RemainsTest {

    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final Remains remains = Remains.fromNowOn();

    @Test
    void programIsSeenUntilItEnds() throws IOException, InterruptedException {
        Process process = start("nothing");
        String name = "program " + process.pid() + " ";
        try {
            assertThat(remains.found()).anyMatch(one -> one.startsWith(name));
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(remains.found()).noneMatch(one -> one.startsWith(name));
    }

    @Test
    void serverIsSeenWhoseFolderIsGone() throws IOException, InterruptedException {
        OwnedFolder folder = OwnedFolder.create("remains");
        Path data = folder.path().resolve("data");
        Process process = start(data.toString());
        try {
            String name = "server " + process.pid() + " ";
            assertThat(remains.found()).as("it has its folder").noneMatch(one -> one.startsWith(name));
            folder.close();
            assertThat(remains.found()).anyMatch(one -> one.startsWith(name));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void folderIsSeenUntilItIsDeleted() {
        OwnedFolder folder = OwnedFolder.create("remains");
        assertThat(remains.found()).contains("folder " + folder.path());

        folder.close();
        assertThat(remains.found()).doesNotContain("folder " + folder.path());
    }

    /** As of a program that is killed, or of another one: nobody here holds its lock. */
    @Test
    void folderOfAnotherProgramDoesNotCount() throws IOException {
        Path folder = Files.createTempDirectory("orderbench-remains-");
        try {
            Files.createFile(folder.resolve("lock"));
            assertThat(remains.found()).doesNotContain("folder " + folder);
        } finally {
            Files.deleteIfExists(folder.resolve("lock"));
            Files.deleteIfExists(folder);
        }
    }

    @Test
    void poolIsSeenUntilItIsClosed() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("remains");
        config.setJdbcUrl("jdbc:postgresql://localhost:1/nowhere");
        config.setInitializationFailTimeout(-1);
        config.setMinimumIdle(0);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            assertThat(pool.isRunning()).isTrue();
            assertThat(remains.found()).anyMatch(one -> one.startsWith("pool remains"));
        }
        await(() -> remains.found().stream().noneMatch(one -> one.startsWith("pool remains")));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /** Does nothing but bear an argument. */
    private static Process start(String argument) throws IOException {
        return new ProcessBuilder("sh", "-c", "sleep 60; true", argument).start();
    }
}
