package dev.orderbench.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The processes that measuring needs, and what they spend: this one, the program that has forked it with what else
 * it started (see {@link AwakeProcessors}), the server with all of its children, and Docker's proxy where the way to the server
 * leads through one. All others are foreign.
 */
final class OwnProcesses {

    private static final String PROXY = "docker-proxy";

    private final Proc proc;
    private final long server;
    private final long program;
    private final List<Long> others;

    private OwnProcesses(Proc proc, long server, long program, List<Long> others) {
        this.proc = proc;
        this.server = server;
        this.program = program;
        this.others = others;
    }

    /**
     * Finds them.
     *
     * @param server the server's first process, the parent of its backends
     */
    static OwnProcesses of(Proc proc, long server) {
        List<Long> others = new ArrayList<>();
        ProcessHandle self = ProcessHandle.current();
        others.add(self.pid());
        long program = self.parent().map(ProcessHandle::pid).orElse(self.pid());
        others.add(program);
        proc.tasks().stream()
                .map(Proc.Task::id)
                .filter(id -> proc.commandLine(id).contains(PROXY))
                .forEach(others::add);
        return new OwnProcesses(proc, server, program, List.copyOf(others));
    }

    /** The processor time that they have spent so far, in ticks; {@code null} when the server has gone out of sight. */
    @Nullable Long ticks() {
        List<Proc.Task> tasks = proc.tasks();
        if (tasks.stream().noneMatch(task -> task.id() == server)) {
            return null;
        }
        return tasks.stream()
                .filter(task -> task.id() == server
                        || task.parent() == server
                        || task.parent() == program
                        || others.contains(task.id()))
                .mapToLong(Proc.Task::ticks)
                .sum();
    }
}
