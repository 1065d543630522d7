package dev.orderbench.tck.random;

import dev.orderbench.contract.OrderSummary;
import dev.orderbench.contract.StoreException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a statement did, as its caller saw it. */
sealed interface Outcome {

    /** It returned a value. */
    record Returned(Object value) implements Outcome {}

    /**
     * It failed as the contract says.
     *
     * @param failure the failure
     * @param others failures that would be as right (R6)
     * @param repeated whether the exception is the one that an earlier operation of the same unit of work threw (R72)
     * @param message what the exception says
     */
    record Failed(Failure failure, List<Failure> others, boolean repeated, String message) implements Outcome {

        static Failed of(StoreException exception, boolean repeated) {
            List<Failure> others = new ArrayList<>();
            for (Throwable suppressed : exception.getSuppressed()) {
                if (suppressed instanceof StoreException other) {
                    others.add(Failure.of(other));
                }
            }
            return new Failed(Failure.of(exception), others, repeated, String.valueOf(exception.getMessage()));
        }

        /** All that would be right, each once. */
        List<Failure> acceptable() {
            List<Failure> all = new ArrayList<>(others);
            all.addFirst(failure);
            return all.stream().distinct().toList();
        }
    }

    /**
     * It threw something else.
     *
     * @param what the class, or which of the program's own exceptions it was
     * @param message what the exception says
     */
    record Threw(String what, String message) implements Outcome {}

    /**
     * A unit of work: the outcomes of the operations that it came to, and its own.
     *
     * @param late what the use of its transaction after its end did, if it was used
     */
    record OfUnit(
            List<Outcome> steps, Outcome end, @Nullable Outcome late) implements Outcome {}

    /**
     * What an export returned.
     *
     * @param count the returned number, or -1 when the sink's exception came out
     * @param handedOver what the sink got
     */
    record Exported(long count, List<OrderSummary> handedOver) {}

    /** What a caller can see of a failure, but for its message. */
    record Failure(
            Class<? extends StoreException> kind,
            @Nullable String sqlState,
            @Nullable String constraint) {

        static Failure of(StoreException exception) {
            return new Failure(exception.getClass(), exception.sqlState(), exception.constraint());
        }

        @Override
        public String toString() {
            return "%s(%s, %s)".formatted(kind.getSimpleName(), sqlState, constraint);
        }
    }

    /** Whether another outcome is right where this is what the reference did. */
    default boolean accepts(Outcome actual) {
        return switch (this) {
            case Returned expected -> expected.equals(actual);
            case Failed expected ->
                actual instanceof Failed failed
                        && expected.acceptable().contains(failed.failure())
                        && expected.repeated() == failed.repeated();
            case Threw expected ->
                actual instanceof Threw threw && expected.what().equals(threw.what());
            case OfUnit expected ->
                actual instanceof OfUnit unit
                        && accepts(expected.steps(), unit.steps())
                        && expected.end().accepts(unit.end())
                        && (expected.late() == null || unit.late() == null
                                ? expected.late() == unit.late()
                                : expected.late().accepts(unit.late()));
        };
    }

    private static boolean accepts(List<Outcome> expected, List<Outcome> actual) {
        if (expected.size() != actual.size()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!expected.get(i).accepts(actual.get(i))) {
                return false;
            }
        }
        return true;
    }
}
