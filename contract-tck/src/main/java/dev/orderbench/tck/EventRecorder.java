package dev.orderbench.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.contract.OrderEvent;
import dev.orderbench.contract.OrderEventListener;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A listener that keeps what it hears, in that order. */
final class EventRecorder implements OrderEventListener {

    private final Duration patience;
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();

    /** Hears what comes within so long after it is asked for. */
    EventRecorder(Duration patience) {
        this.patience = patience;
    }

    @Override
    public void onEvent(OrderEvent event) {
        heard.add(new Heard.Event(event));
    }

    @Override
    public void onGap(Instant from, Instant until) {
        heard.add(new Heard.Gap(from, until));
    }

    /** The next that is heard; waits for it. */
    Heard next() {
        try {
            Heard next = heard.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                throw new AssertionError("R95: nothing more was heard within " + patience);
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether all that was heard was asked for. */
    boolean isEmpty() {
        return heard.isEmpty();
    }

    /** Asserts that the next events are those of one commit, in whatever order. */
    void assertNext(String what, Set<OrderEvent> ofOneCommit) {
        List<Heard> next = new ArrayList<>();
        for (int i = 0; i < ofOneCommit.size(); i++) {
            next.add(next());
        }
        assertThat(next)
                .as("R95: the next events, %s", what)
                .containsExactlyInAnyOrderElementsOf(
                        ofOneCommit.stream().map(Heard.Event::new).toList());
    }

    /** Something that a listener was told. */
    sealed interface Heard {

        record Event(OrderEvent event) implements Heard {}

        record Gap(Instant from, Instant until) implements Heard {}
    }
}
