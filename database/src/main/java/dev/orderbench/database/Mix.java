package dev.orderbench.database;

/**
 * Pseudo-random numbers that depend on a salt and an index only: the finalizer of SplitMix64 (Steele, Lea and Flood, "Fast
 * Splittable Pseudorandom Number Generators", 2014).
 */
final class Mix {

    private Mix() {}

    static long bits(String salt, long index) {
        long z = (index + salt.hashCode() * 0x100000001L) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    static int below(int bound, String salt, long index) {
        return (int) Long.remainderUnsigned(bits(salt, index), bound);
    }

    /** From 0, inclusive, to 1, exclusive. */
    static double uniform(String salt, long index) {
        return (bits(salt, index) >>> 11) * 0x1.0p-53;
    }
}
