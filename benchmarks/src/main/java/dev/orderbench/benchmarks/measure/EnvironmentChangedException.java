package dev.orderbench.benchmarks.measure;

import dev.orderbench.benchmarks.result.Environment;
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

    /** Throws, naming the first part that differs. */
    static void check(Environment before, Environment now) {
        for (RecordComponent part : Environment.class.getRecordComponents()) {
            Object old = value(part, before);
            Object current = value(part, now);
            if (!Objects.equals(old, current)) {
                throw new EnvironmentChangedException(part.getName(), old, current);
            }
        }
    }

    private static Object value(RecordComponent part, Environment environment) {
        try {
            return part.getAccessor().invoke(environment);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
