package dev.orderbench.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OwnedFolderTest {

    /** Not that of a server, of which whoever finds it would speak. */
    private static final String FILE = "left";

    private final List<Path> made = new ArrayList<>();

    @AfterEach
    void deleteWhatIsLeft() throws IOException {
        for (Path folder : made) {
            Files.deleteIfExists(folder.resolve(FILE));
            Files.deleteIfExists(folder.resolve("lock"));
            Files.deleteIfExists(folder);
        }
    }

    @Test
    void closingDeletesIt() throws IOException {
        OwnedFolder folder = OwnedFolder.create("test");
        Files.writeString(folder.path().resolve(FILE), "x");

        assertThat(OwnedFolder.abandoned()).noneMatch(other -> other.path().equals(folder.path()));
        folder.close();

        assertThat(folder.path()).doesNotExist();
    }

    /** What the exit of a process leaves whose server still wrote: the lock is gone, and the folder could not be deleted. */
    @Test
    void oneWithoutALockIsAbandonedOnceItIsTooOldToBeInTheMaking() throws IOException {
        Path left = folderWithoutLock(Duration.ofMinutes(2));
        Path fresh = folderWithoutLock(Duration.ZERO);

        List<OwnedFolder> abandoned = OwnedFolder.abandoned();

        assertThat(abandoned).noneMatch(folder -> folder.path().equals(fresh));
        assertThat(abandoned)
                .filteredOn(folder -> folder.path().equals(left))
                .singleElement()
                .satisfies(folder -> {
                    folder.close();
                    assertThat(left).doesNotExist();
                });
    }

    private Path folderWithoutLock(Duration age) throws IOException {
        Path folder = Files.createTempDirectory("orderbench-test-");
        made.add(folder);
        Files.writeString(folder.resolve(FILE), "x");
        Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(age)));
        return folder;
    }
}
