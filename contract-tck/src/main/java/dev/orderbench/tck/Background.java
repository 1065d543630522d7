package dev.orderbench.tck;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Work in a thread of its own, which a rule waits for, but never for ever. */
final class Background<T extends @Nullable Object> {

    /** Longer than anything that works takes, also on a busy machine. */
    static final Duration LIMIT = Duration.ofSeconds(30);

    private final FutureTask<T> task;
    private final Thread thread;

    private Background(Callable<T> work) {
        task = new FutureTask<>(work);
        thread = Thread.ofPlatform().name("kit").daemon().unstarted(task);
    }

    static <T extends @Nullable Object> Background<T> run(Callable<T> work) {
        Background<T> background = new Background<>(work);
        background.thread.start();
        return background;
    }

    /** What the work returned; what it threw is thrown here. */
    T result() {
        return result(LIMIT);
    }

    /** Like {@link #result()}, with another limit to the waiting. */
    T result(Duration limit) {
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw Rules.unchanged(Objects.requireNonNull(e.getCause()));
        } catch (TimeoutException e) {
            AssertionError stuck = new AssertionError("the call did not end within " + limit + "; it stands here:");
            stuck.setStackTrace(thread.getStackTrace());
            throw stuck;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether the work has ended, well or not. */
    boolean isDone() {
        return task.isDone();
    }

    void interrupt() {
        thread.interrupt();
    }

    boolean isSleeping() {
        return thread.getState() == Thread.State.TIMED_WAITING;
    }
}
