package dev.orderbench.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

/** What a full or damaged disk does is told in a sentence, and is no defect of order-bench. */
class UserMessageTest {

    private static final IOException FULL = new IOException("No space left on device");

    @Test
    void fileThatCannotBeWrittenIsNamed() {
        assertThat(UserMessage.of(new UncheckedIOException("Cannot write a.json: No space left on device", FULL)))
                .isEqualTo("Cannot write a.json: No space left on device");
        assertThat(UserMessage.of(new UncheckedIOException(new AccessDeniedException("a.json"))))
                .isEqualTo("a.json cannot be written: permission denied");
        assertThat(UserMessage.of(new FileSystemException("a.json", null, "Read-only file system")))
                .isEqualTo("a.json cannot be written: Read-only file system");
    }

    @Test
    void failureThatNamesNoFileIsNoDefectEither() {
        assertThat(UserMessage.of(FULL)).isEqualTo("Reading or writing failed: No space left on device");
        assertThat(UserMessage.of(new UncheckedIOException(FULL)))
                .isEqualTo("Reading or writing failed: No space left on device");
        assertThat(UserMessage.exitCode(new UncheckedIOException(FULL))).isEqualTo(ExitCode.UNUSABLE);
    }

    @Test
    void whatNobodyThoughtOfIsADefect() {
        assertThat(UserMessage.of(new IllegalStateException("odd")))
                .isEqualTo(
                        "IllegalStateException: odd (a defect of order-bench; BENCH_DEBUG=1 in the environment shows where)");
    }
}
