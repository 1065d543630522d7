package dev.orderbench.support;

/** The checks of arguments that no record of the contract makes. */
public final class Arguments {

    private Arguments() {}

    /** Refuses a negative number of orders to take (R21). */
    public static void requireTake(int take) {
        if (take < 0) {
            throw new IllegalArgumentException("take must be 0 or more, but is " + take);
        }
    }
}
