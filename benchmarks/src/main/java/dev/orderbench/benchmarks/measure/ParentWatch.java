package dev.orderbench.benchmarks.measure;

import java.io.IOException;

/**
 * Ends a measuring JVM when the program that forked it is gone, even where that was killed: it would measure on for
 * nobody, beside the next run. Costs nothing meanwhile: a thread waits for the end of standard input, a pipe whose other end
 * the program holds until it ends, however that comes about.
 */
public final class ParentWatch {

    private static final String PROPERTY = "orderbench.watchParent";

    /** The option that a fork is started with. A JVM that JMH measures in itself has none, and its input is the user's. */
    public static final String OPTION = "-D" + PROPERTY + "=true";

    private ParentWatch() {}

    /** Begins to watch, in a JVM that was started with the option. */
    public static void begin() {
        if (Boolean.getBoolean(PROPERTY)) {
            Thread thread = new Thread(ParentWatch::endWithInput, "order-bench parent watch");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void endWithInput() {
        try {
            while (System.in.read() >= 0) {
                // Nobody writes to it.
            }
        } catch (IOException e) {
            // As good as its end.
        }
        // Not exit: hooks of JMH would wait for the program that is gone.
        Runtime.getRuntime().halt(1);
    }
}
