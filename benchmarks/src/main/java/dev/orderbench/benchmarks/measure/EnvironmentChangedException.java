package dev.orderbench.benchmarks.measure;

import dev.orderbench.benchmarks.result.Journal;
import dev.orderbench.benchmarks.result.Stage;
import java.lang.reflect.RecordComponent;
import java.util.List;
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
        checkStages(before.plan().stages(), now.plan().stages());
        checkParts(before.plan(), now.plan());
        if (!before.contenders().equals(now.contenders())) {
            throw new EnvironmentChangedException("contenders", before.contenders(), now.contenders());
        }
    }

    /** Where there are as many as before, the part of a stage is named rather than all stages. */
    private static void checkStages(List<Stage> before, List<Stage> now) {
        if (before.size() == now.size()) {
            for (int i = 0; i < before.size(); i++) {
                checkParts(before.get(i), now.get(i));
            }
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
