package dev.orderbench.tck;

import dev.orderbench.contract.Variant;

/**
 * How much the long tests do. Tuned variants, which are what is compared, get all of it; the others a fifth, so that all of
 * them together take minutes. A system property asks for any other number.
 */
final class Effort {

    /** In full. */
    private static final int FULL = 10_000;

    private static final int SHARE = 5;

    private Effort() {}

    /** The number that a system property names, or else that of the variant. */
    static int of(String property, Variant variant) {
        return Integer.getInteger(property, variant == Variant.TUNED ? FULL : FULL / SHARE);
    }
}
