package dev.orderbench.benchmarks.measure;

import dev.orderbench.benchmarks.result.Journal;
import dev.orderbench.benchmarks.result.Stage;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A run cannot be gone on with, since what it would measure now could not be compared with what it has measured. */
public final class EnvironmentChangedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private EnvironmentChangedException(String part, @Nullable Object before, @Nullable Object now) {
        super(("The unfinished run cannot be gone on with, since the environment has changed: %s was %s, and is %s."
                        + " Restore it, or begin anew without --resume.")
                .formatted(part, told(before), told(now)));
    }

    private static Object told(@Nullable Object value) {
        return value == null ? "none" : value;
    }

    /** Throws, naming the first part that differs: of the environment, or of what this program makes of the same request. */
    static void check(Journal.Header before, Journal.Header now) {
        check("", before.environment(), now.environment());
        // Where either is unknown it may be the same.
        if (before.serverIdentity() != null && now.serverIdentity() != null) {
            check("server identity", before.serverIdentity(), now.serverIdentity());
        }
        checkStages(before.plan().stages(), now.plan().stages());
        check("", before.plan(), now.plan());
        check("contenders", before.contenders(), now.contenders());
    }

    /** Where there are as many as before, the part of a stage is named rather than all stages. */
    private static void checkStages(List<Stage> before, List<Stage> now) {
        if (before.size() == now.size()) {
            for (int i = 0; i < before.size(); i++) {
                check("", before.get(i), now.get(i));
            }
        }
    }

    /** Of a record or a map, the part of it is named rather than all of it. */
    private static void check(String name, @Nullable Object before, @Nullable Object now) {
        if (Objects.equals(before, now)) {
            return;
        }
        if (before instanceof Record old && now instanceof Record current) {
            for (RecordComponent part : old.getClass().getRecordComponents()) {
                check(within(name, part.getName()), value(part, old), value(part, current));
            }
        } else if (before instanceof Map<?, ?> old && now instanceof Map<?, ?> current) {
            Stream.concat(old.keySet().stream(), current.keySet().stream())
                    .distinct()
                    .forEach(key -> check(within(name, key), old.get(key), current.get(key)));
        } else {
            throw new EnvironmentChangedException(name, before, now);
        }
    }

    private static String within(String whole, Object part) {
        return whole.isEmpty() ? part.toString() : whole + " " + part;
    }

    private static @Nullable Object value(RecordComponent part, Record whole) {
        try {
            return part.getAccessor().invoke(whole);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
