package dev.orderbench.benchmarks.audit;

import java.util.Optional;

/** What was expected beside what came, where they are not equal. */
final class Difference {

    private static final int LONGEST = 200;

    private Difference() {}

    /** A sentence that names what differs; empty when nothing does. */
    static Optional<String> of(String what, Object expected, Object actual) {
        return expected.equals(actual)
                ? Optional.empty()
                : Optional.of("%s differs from what the contract asks: expected %s, but got %s"
                        .formatted(what, shortened(expected), shortened(actual)));
    }

    private static String shortened(Object value) {
        String text = value.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
