package dev.orderbench.tck.reference;

import dev.orderbench.contract.StoreException;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules that the arguments of one operation break. Any of them may be the failure that comes out (R6): the first is
 * thrown, and the others are suppressed in it.
 */
final class Problems {

    private static final Throwable NO_DATABASE = new UnsupportedOperationException("the reference has no database");

    private final List<StoreException> found = new ArrayList<>();

    void notFound(String what, Object key) {
        found.add(new StoreException.NotFound(what, key));
    }

    void readOnly() {
        found.add(new StoreException.ReadOnlyViolation("read-only unit of work", NO_DATABASE));
    }

    void nul() {
        found.add(new StoreException.InvalidValue("NUL in a text", "22021", NO_DATABASE));
    }

    void outOfRange(String what) {
        found.add(new StoreException.InvalidValue(what + " out of range", "22003", NO_DATABASE));
    }

    void taken(String constraint) {
        found.add(new StoreException.UniqueViolation("taken", constraint, NO_DATABASE));
    }

    void unknown(String constraint) {
        found.add(new StoreException.ForeignKeyViolation("unknown", constraint, NO_DATABASE));
    }

    void check(String constraint) {
        found.add(new StoreException.CheckViolation("check", constraint, NO_DATABASE));
    }

    void staleVersion(long orderId, int expectedVersion) {
        found.add(new StoreException.StaleVersion(orderId, expectedVersion));
    }

    void wrongStatus(PlacedOrder order) {
        found.add(
                new StoreException.WrongStatus(order.order().id(), order.order().status()));
    }

    void throwAny() {
        if (!found.isEmpty()) {
            StoreException first = found.getFirst();
            found.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }
}
