package dev.orderbench.benchmarks.measure;

import dev.orderbench.database.ControlledServer;
import java.util.ArrayList;
import java.util.List;

/** Restarts a server once, when the load of a measurement of latency is about to begin; keeps the problems that it is told. */
public final class RestartingProgress extends StrictProgress {

    private final ControlledServer server;
    private final List<String> problems = new ArrayList<>();
    private boolean done;

    public RestartingProgress(ControlledServer server) {
        this.server = server;
    }

    /** What was told, in order. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    @Override
    public void part(String what, double shareDone) {
        super.part(what, shareDone);
        if (!done) {
            done = true;
            server.restart(ControlledServer.Shutdown.FAST);
        }
    }

    @Override
    public void problem(String what) {
        problems.add(what);
    }
}
