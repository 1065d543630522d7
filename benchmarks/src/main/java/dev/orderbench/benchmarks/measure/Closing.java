package dev.orderbench.benchmarks.measure;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Closes several things, all of them, whether or not one of them fails. */
public final class Closing {

    private Closing() {}

    /**
     * Closes all in their order.
     *
     * @throws RuntimeException the first failure, with the later ones suppressed in it; one that is checked is the cause of an
     *     {@link IllegalStateException}
     */
    public static void all(Collection<? extends AutoCloseable> resources) {
        @Nullable RuntimeException failure = null;
        for (AutoCloseable resource : resources) {
            try {
                resource.close();
            } catch (Exception e) {
                RuntimeException unchecked = unchecked(e);
                if (failure == null) {
                    failure = unchecked;
                } else {
                    failure.addSuppressed(unchecked);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static RuntimeException unchecked(Exception e) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return e instanceof RuntimeException runtime
                ? runtime
                : new IllegalStateException("A resource could not be closed: " + e.getMessage(), e);
    }
}
