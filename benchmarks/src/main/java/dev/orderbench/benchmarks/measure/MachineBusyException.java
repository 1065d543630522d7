package dev.orderbench.benchmarks.measure;

import java.nio.file.Path;

/** Something measures on this machine already. */
public final class MachineBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MachineBusyException(String who, Path lock) {
        super(
                ("Another run of %s is measuring on this machine, and each would disturb the other: wait for its end (it holds"
                                + " the lock %s)")
                        .formatted(who, lock));
    }
}
