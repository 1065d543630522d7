package dev.orderbench.contract;

/** The isolation level of a transaction; PostgreSQL's documentation, chapter 13.2, defines each. */
public enum Isolation {
    READ_COMMITTED,
    REPEATABLE_READ,
    SERIALIZABLE
}
