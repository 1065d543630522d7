package dev.orderbench.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {

    private final List<String> closed = new ArrayList<>();

    @Test
    void allAreClosedInTheirOrder() {
        Closing.all(List.of(() -> closed.add("first"), () -> closed.add("second")));
        assertThat(closed).containsExactly("first", "second");
    }

    @Test
    void thoseAfterAFailureAreClosedToo() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Closing.all(List.<AutoCloseable>of(
                        () -> {
                            throw new IOException("no more space");
                        },
                        () -> closed.add("second"),
                        () -> {
                            throw new UnsupportedOperationException("third");
                        },
                        () -> closed.add("fourth"))))
                .withMessage("A resource could not be closed: no more space")
                .withCauseInstanceOf(IOException.class)
                .satisfies(e -> assertThat(e.getSuppressed())
                        .singleElement()
                        .isInstanceOf(UnsupportedOperationException.class));
        assertThat(closed).containsExactly("second", "fourth");
    }
}
