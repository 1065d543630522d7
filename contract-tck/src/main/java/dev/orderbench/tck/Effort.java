package dev.orderbench.tck;

/**
 * How much the long tests do: a fifth of what they do in CI, so that all variants together take minutes, unless a system
 * property asks for another number.
 */
final class Effort {

    private static final int USUAL = 2_000;

    private Effort() {}

    /** The number that a system property names, or else the usual one. */
    static int of(String property) {
        return Integer.getInteger(property, USUAL);
    }
}
