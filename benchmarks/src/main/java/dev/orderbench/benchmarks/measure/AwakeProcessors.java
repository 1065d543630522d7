package dev.orderbench.benchmarks.measure;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the processors of a machine from falling asleep while fewer threads call than there are processors. Client and server
 * then take turns, so each processor sleeps and is woken on each round trip, which on a virtual machine takes as long as the work
 * itself and varies as much; whether it does is tried before ({@link IdleTrial}). A process for each processor spins meanwhile under
 * Linux's policy {@code SCHED_IDLE}: it runs only where nothing else wants to.
 *
 * <p>The processes end when this is closed, and by themselves when the program is gone, however that came about.
 */
final class AwakeProcessors implements AutoCloseable {

    static final String TOOL = "chrt";

    /** Looks every few ten milliseconds whether the process whose id is its name is still there. */
    private static final String SPIN =
            "while kill -0 \"$0\" 2>/dev/null; do i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done; done";

    private final List<Process> spinners;

    private AwakeProcessors(List<Process> spinners) {
        this.spinners = spinners;
    }

    /** Keeps them awake where that was chosen, and where so many threads do not do so themselves. */
    static AwakeProcessors keep(IdleProcessors chosen, int threads) {
        int processors = Runtime.getRuntime().availableProcessors();
        Optional<Path> tool = tool();
        return chosen == IdleProcessors.KEPT_AWAKE && threads < processors && tool.isPresent()
                ? start(tool.get(), processors, ProcessHandle.current().pid())
                : new AwakeProcessors(List.of());
    }

    /**
     * Starts spinning.
     *
     * @param program id of the process with whose end it ends
     */
    static AwakeProcessors start(Path tool, int processors, long program) {
        List<Process> started = new ArrayList<>();
        try {
            for (int i = 0; i < processors; i++) {
                started.add(new ProcessBuilder(tool.toString(), "--idle", "0", "sh", "-c", SPIN, Long.toString(program))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start());
            }
            return new AwakeProcessors(started);
        } catch (IOException e) {
            started.forEach(Process::destroyForcibly);
            throw new UncheckedIOException(e);
        }
    }

    /** The program that sets the policy, which util-linux has; empty where the system is another one, or lacks it. */
    static Optional<Path> tool() {
        String path = System.getenv("PATH");
        return path == null || !System.getProperty("os.name").equals("Linux")
                ? Optional.empty()
                : Arrays.stream(path.split(File.pathSeparator, -1))
                        .filter(folder -> !folder.isEmpty())
                        .map(folder -> Path.of(folder, TOOL))
                        .filter(Files::isExecutable)
                        .findFirst();
    }

    List<Process> spinners() {
        return List.copyOf(spinners);
    }

    @Override
    public void close() {
        spinners.forEach(Process::destroyForcibly);
        spinners.forEach(spinner -> spinner.onExit().join());
    }
}
