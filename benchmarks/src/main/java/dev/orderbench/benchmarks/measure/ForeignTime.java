package dev.orderbench.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The processor time of the machine that went neither to the client nor to the server, interval by interval. An interval that cannot
 * be read is left out.
 *
 * <p>Not safe for use by several threads.
 */
final class ForeignTime {

    /** More digits mean nothing, and would fill the file. */
    private static final double SCALE = 1e4;

    private final Proc proc;
    private final @Nullable OwnProcesses own;
    private final List<Double> shares = new ArrayList<>();
    private boolean isBlind;
    private Proc.@Nullable Machine machineAtLast;
    private @Nullable Long ownTicksAtLast;

    /**
     * Begins the first interval.
     *
     * @param own what is not foreign; {@code null} where that is not known
     */
    ForeignTime(Proc proc, @Nullable OwnProcesses own) {
        this.proc = proc;
        this.own = own;
        isBlind = own == null;
        beginInterval();
    }

    private void beginInterval() {
        machineAtLast = proc.machine();
        ownTicksAtLast = own == null ? null : own.ticks();
    }

    /** Books the interval that ends, and begins the next. */
    void endInterval() {
        Proc.Machine machine = proc.machine();
        Long ownTicks = own == null ? null : own.ticks();
        if (machine != null && ownTicks != null && machineAtLast != null && ownTicksAtLast != null) {
            long total = machine.total() - machineAtLast.total();
            long foreign = machine.used() - machineAtLast.used() - (ownTicks - ownTicksAtLast);
            shares.add(Math.round((double) foreign / total * SCALE) / SCALE);
        } else {
            isBlind = true;
        }
        beginInterval();
    }

    /** Of the intervals that could be read, as shares of all processors; {@code null} where none could. */
    @Nullable List<Double> shares() {
        return isBlind && shares.isEmpty() ? null : List.copyOf(shares);
    }
}
