package dev.orderbench.benchmarks.cli;

import dev.orderbench.benchmarks.audit.AuditProgress;
import dev.orderbench.benchmarks.measure.ProgressListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows how a run goes on: on a terminal one line that is overwritten, elsewhere a line every {@value #LOG_SECONDS}
 * seconds.
 */
final class Progress implements ProgressListener, AuditProgress {

    private static final int LOG_SECONDS = 15;
    private static final long TERMINAL_NANOS = Duration.ofMillis(250).toNanos();
    private static final long LOG_NANOS = Duration.ofSeconds(LOG_SECONDS).toNanos();

    private final PrintWriter out;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private boolean begun;
    private long firstShownAt;
    private double firstShare;
    private double lastShare;
    private long lastShownAt;
    private String lastWhat = "";
    private boolean lineIsOpen;

    // Not so with the option that the launchers set: see benchmarks/pom.xml.
    @SuppressWarnings("SystemConsoleNull")
    Progress(PrintWriter out) {
        this(out, System.console() != null, System::nanoTime);
    }

    Progress(PrintWriter out, boolean terminal, LongSupplier nanoTime) {
        this.out = out;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
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
        show("JVM %d of %d: %s".formatted(jvm, jvms, what), shareDone);
    }

    @Override
    public void part(String what, double shareDone) {
        // Parts change with each call; a log is told of one now and then.
        if (terminal || nanoTime.getAsLong() - lastShownAt >= LOG_NANOS) {
            show(what, shareDone);
        }
    }

    private void show(String what, double shareDone) {
        long now = nanoTime.getAsLong();
        // What begins anew, as latency after a comparison, has a speed of its own. A small step back is no beginning:
        // something takes longer than it was expected to.
        if (!begun || shareDone < lastShare / 2) {
            begun = true;
            firstShownAt = now;
            firstShare = shareDone;
        }
        lastShare = shareDone;
        if (now - lastShownAt < (terminal ? TERMINAL_NANOS : LOG_NANOS) && what.equals(lastWhat)) {
            return;
        }
        lastShownAt = now;
        lastWhat = what;
        // What had been done when it began, as of a run that is gone on with, tells nothing of its speed.
        double shareSince = shareDone - firstShare;
        double secondsLeft = (now - firstShownAt) / 1e9 * (1 - shareDone) / shareSince;
        String line =
                String.format(Locale.ROOT, "%3.0f %%  %s%s", 100 * shareDone, what, left(secondsLeft, shareSince));
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
    private static String left(double seconds, double shareSince) {
        if (shareSince < 0.02) {
            return "";
        }
        long rounded = Math.round(seconds / 5) * 5;
        return rounded < 60
                ? ", about %d s left".formatted(rounded)
                : ", about %d min %02d s left".formatted(rounded / 60, rounded % 60);
    }
}
