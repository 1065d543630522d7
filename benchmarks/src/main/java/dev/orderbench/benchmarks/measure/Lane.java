package dev.orderbench.benchmarks.measure;

import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.benchmarks.workload.Parameters;
import dev.orderbench.contract.OrderStore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.ThreadParams;

/** What one thread calls in the slice that is due. */
@State(Scope.Thread)
public class Lane {

    /** A failed cell, or a thread whose turn it is not, still fills its slices, so that the schedule goes on; it must not fill a processor: of 32 threads, 28 that each wake up a thousand times a second would. */
    private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private Arena arena;
    private Tally tally;
    private Operation operation;
    private OrderStore store;
    private Parameters parameters;
    private boolean failed;
    private boolean idle;
    private boolean slower;
    private long calls;
    private long callsAtBegin;
    private int turn;
    private final CauseMeter meter = new CauseMeter();

    /** Takes up the slice's contender, and calls it untimed until the previous contender's traces have faded. */
    @Setup(Level.Iteration)
    public void begin(Arena arena, ThreadParams thread) {
        this.arena = arena;
        arena.enter();
        tally = new Tally(arena.clock());
        operation = arena.operation();
        store = arena.store();
        parameters = arena.parameters(thread.getThreadIndex());
        failed = arena.hasFailed();
        idle = !arena.calls(thread.getThreadIndex());
        slower = arena.isSlower();
        long settledAtBegin = calls;
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(arena.settleMillis());
        do {
            call();
        } while (System.nanoTime() < end);
        arena.settled(calls - settledAtBegin);
        callsAtBegin = calls;
        meter.start();
        tally.begin();
    }

    /** Books what the slice has cost. */
    @TearDown(Level.Iteration)
    public void end() {
        arena.book(meter.cost(calls - callsAtBegin));
    }

    /** Calls the operation once; a contender that throws is noted and not called again. */
    @Nullable Object call() {
        if (failed || idle) {
            LockSupport.parkNanos(IDLE_NANOS);
            return null;
        }
        try {
            calls++;
            if (slower && ++turn % Entrant.EVERY == 0) {
                operation.invoke(store, parameters);
            }
            Object result = operation.invoke(store, parameters);
            tally.done();
            return result;
        } catch (RuntimeException e) {
            arena.fail(e);
            failed = true;
            return null;
        }
    }
}
