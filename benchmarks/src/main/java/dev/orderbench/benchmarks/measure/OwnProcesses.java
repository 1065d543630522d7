package dev.orderbench.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The processes that measuring needs, and what they spend: this one, the program that has forked it with what else
 * it started (see {@link AwakeProcessors}), the server with all of its children where it is on this machine, and Docker's proxy where the way to the server
 * leads through one. All others are foreign.
 */
final class OwnProcesses {

    private static final String PROXY = "docker-proxy";

    private final Proc proc;
    private final @Nullable Long server;
    private final long program;
    private final List<Long> others;

    private OwnProcesses(Proc proc, @Nullable Long server, long program, List<Long> others) {
        this.proc = proc;
        this.server = server;
        this.program = program;
        this.others = others;
    }

    /**
     * Finds them.
     *
     * @param server the server's first process, the parent of its backends; {@code null} where the server is on another machine
     */
    static OwnProcesses of(Proc proc, @Nullable Long server) {
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
        if (server != null && tasks.stream().noneMatch(task -> task.id() == server)) {
            return null;
        }
        return tasks.stream()
                .filter(task -> server != null && (task.id() == server || task.parent() == server)
                        || task.parent() == program
                        || others.contains(task.id()))
                .mapToLong(Proc.Task::ticks)
                .sum();
    }
}
