package dev.orderbench.benchmarks.source;

/** What a piece of code names, as far as its text tells. */
sealed interface Reference {

    /** The number of arguments of a method reference, which does not tell it. */
    int ANY = -1;

    /** The number of arguments of what is no method. */
    int NONE = -2;

    /** Something without an owner: of the class itself, or a class. */
    record Bare(String name, int arguments) implements Reference {}

    /** Something of a class that is named, or of a constant. */
    record Owned(String owner, String name, int arguments) implements Reference {}

    /** A constructor. */
    record Created(String owner, int arguments) implements Reference {}

    /** Something of an object, whose class the text does not tell. */
    record OfObject(String name, int arguments) implements Reference {}
}
