package dev.orderbench.benchmarks.source;

import java.util.Set;

/**
 * A field, method, constructor or type of a class.
 *
 * @param name its name; of a constructor {@code <init>}
 * @param parameters how many it takes, or {@link Reference#NONE} of what is no method
 * @param variable whether it takes that many or more
 * @param isStatic whether it belongs to no object
 * @param override whether it is declared to implement what another type asks for
 * @param start where it begins in the file, with its comment
 * @param end where the next begins
 * @param references what it names
 */
record Member(
        String name,
        int parameters,
        boolean variable,
        boolean isStatic,
        boolean override,
        int start,
        int end,
        Set<Reference> references) {

    static final String CONSTRUCTOR = "<init>";

    boolean is(String asked, int arguments) {
        return name.equals(asked)
                && (arguments == Reference.ANY || parameters == arguments || (variable && arguments >= parameters - 1));
    }
}
