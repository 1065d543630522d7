package dev.orderbench.benchmarks.measure;

import dev.orderbench.benchmarks.result.Journal;
import java.lang.reflect.RecordComponent;
import java.util.Objects;

/** A run cannot be gone on with, since what it would measure now could not be compared with what it has measured. */
public final class EnvironmentChangedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private EnvironmentChangedException(String part, Object before, Object now) {
        super(("The unfinished run cannot be gone on with, since the environment has changed: %s was %s, and is %s."
                        + " Restore it, or begin anew without --resume.")
                .formatted(part, before, now));
    }

    /** Throws, naming the first part that differs: of the environment, or of what this program makes of the same request. */
    static void check(Journal.Header before, Journal.Header now) {
        checkParts(before.environment(), now.environment());
        checkParts(before.plan(), now.plan());
        if (!before.contenders().equals(now.contenders())) {
            throw new EnvironmentChangedException("contenders", before.contenders(), now.contenders());
        }
    }

    private static <R extends Record> void checkParts(R before, R now) {
        for (RecordComponent part : before.getClass().getRecordComponents()) {
            Object old = value(part, before);
            Object current = value(part, now);
            if (!Objects.equals(old, current)) {
                throw new EnvironmentChangedException(part.getName(), old, current);
            }
        }
    }

    private static Object value(RecordComponent part, Record whole) {
        try {
            return part.getAccessor().invoke(whole);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
