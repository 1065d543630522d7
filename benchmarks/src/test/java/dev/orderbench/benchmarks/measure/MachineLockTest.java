package dev.orderbench.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineLockTest {

    @TempDir
    private Path folder;

    @Test
    void secondRunIsRefusedUntilTheFirstHasEnded() {
        try (MachineLock first = MachineLock.take(folder)) {
            assertThat(first).isNotNull();
            assertThatExceptionOfType(MachineBusyException.class)
                    .isThrownBy(() -> MachineLock.take(folder))
                    .withMessageStartingWith("Another run of order-bench is measuring on this machine")
                    .withMessageContaining(folder.resolve("order-bench.lock").toString());
        }
        MachineLock.take(folder).close();
    }

    @Test
    void jmhIsRespected() throws IOException {
        try (FileChannel jmh = FileChannel.open(
                        folder.resolve("jmh.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = jmh.lock()) {
            assertThat(held.isValid()).isTrue();
            assertThatExceptionOfType(MachineBusyException.class)
                    .isThrownBy(() -> MachineLock.take(folder))
                    .withMessageStartingWith("Another run of JMH is measuring");
        }
        MachineLock.take(folder).close();
    }
}
