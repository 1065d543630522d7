package dev.orderbench.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final StringWriter shown = new StringWriter();
    private final AtomicLong now = new AtomicLong(Duration.ofHours(1).toNanos());
    private final Progress progress = new Progress(new PrintWriter(shown), false, now::get);

    @Test
    void timeThatIsLeftFollowsFromTheSpeedSinceItBegan() {
        progress.slice(1, 2, "findOrder", 0.5);
        pass(100);
        progress.slice(2, 2, "findOrder", 0.6);

        assertThat(shown.toString().lines())
                .containsExactly(" 50 %  JVM 1 of 2: findOrder", " 60 %  JVM 2 of 2: findOrder, about 6 min 40 s left");
    }

    /** Not from the hour that the comparison before it took. */
    @Test
    void whatBeginsAnewHasASpeedOfItsOwn() {
        progress.slice(1, 1, "findOrder", 0.1);
        pass(3_600);
        progress.slice(1, 1, "findOrder", 1);
        pass(15);
        progress.part("warming up", 0);
        pass(30);
        progress.part("findOrder at 100 requests/s", 0.25);

        assertThat(shown.toString())
                .endsWith(" 25 %  findOrder at 100 requests/s, about 1 min 30 s left" + System.lineSeparator());
    }

    /** What takes longer than it was expected to is less of the whole than it was, but begins nothing anew. */
    @Test
    void stepBackKeepsItsSpeed() {
        progress.slice(1, 2, "findOrder", 0.2);
        pass(100);
        progress.slice(1, 2, "findOrder", 0.62);
        progress.slice(2, 2, "placeOrder", 0.6);

        assertThat(shown.toString())
                .endsWith(" 60 %  JVM 2 of 2: placeOrder, about 1 min 40 s left" + System.lineSeparator());
    }

    private void pass(int seconds) {
        now.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
