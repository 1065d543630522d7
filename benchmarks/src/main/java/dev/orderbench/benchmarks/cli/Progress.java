package dev.orderbench.benchmarks.cli;

import dev.orderbench.benchmarks.measure.ProgressListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * Shows how a run goes on: on a terminal one line that is overwritten, elsewhere a line every {@value #LOG_SECONDS}
 * seconds.
 */
final class Progress implements ProgressListener {

    private static final int LOG_SECONDS = 15;
    private static final long TERMINAL_NANOS = Duration.ofMillis(250).toNanos();
    private static final long LOG_NANOS = Duration.ofSeconds(LOG_SECONDS).toNanos();

    private final PrintWriter out;
    private final boolean terminal;
    private long firstSliceAt;
    private long lastShownAt;
    private String lastWhat = "";
    private boolean lineIsOpen;

    // Not so with the option that the launchers set: see benchmarks/pom.xml.
    @SuppressWarnings("SystemConsoleNull")
    Progress(PrintWriter out) {
        this.out = out;
        this.terminal = System.console() != null;
    }

    @Override
    public void step(String what) {
        println(what);
    }

    @Override
    public void problem(String what) {
        println("FAILED  " + what);
    }

    @Override
    public void slice(int jvm, int jvms, String what, double shareDone) {
        long now = System.nanoTime();
        if (firstSliceAt == 0) {
            firstSliceAt = now;
        }
        boolean newCell = !what.equals(lastWhat);
        if (now - lastShownAt < (terminal ? TERMINAL_NANOS : LOG_NANOS) && !newCell) {
            return;
        }
        lastShownAt = now;
        lastWhat = what;
        double secondsLeft = (now - firstSliceAt) / 1e9 * (1 - shareDone) / shareDone;
        String line = String.format(
                Locale.ROOT,
                "%3.0f %%  JVM %d of %d: %s%s",
                100 * shareDone,
                jvm,
                jvms,
                what,
                left(secondsLeft, shareDone));
        if (terminal) {
            // Erases to the end of the line, since the line before may have been longer.
            out.print("\r" + line + "\033[K");
            out.flush();
            lineIsOpen = true;
        } else {
            println(line);
        }
    }

    /** Ends the overwritten line. */
    void end() {
        if (lineIsOpen) {
            out.println();
            lineIsOpen = false;
        }
        out.flush();
    }

    private void println(String line) {
        end();
        out.println(line);
        out.flush();
    }

    /** Nothing at first, when no speed is known. */
    private static String left(double seconds, double shareDone) {
        if (shareDone < 0.02) {
            return "";
        }
        long rounded = Math.round(seconds / 5) * 5;
        return rounded < 60
                ? ", about %d s left".formatted(rounded)
                : ", about %d min %02d s left".formatted(rounded / 60, rounded % 60);
    }
}
