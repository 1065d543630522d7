package dev.orderbench.contract;

import java.time.Instant;

/**
 * A registered user.
 *
 * @param id surrogate key, given by the database
 * @param email unique among all users
 * @param name what the user is called
 * @param passwordHash the hash of the password
 * @param createdAt when the user was registered, in microseconds
 * @param updatedAt when the user was last changed, in microseconds
 */
public record User(long id, String email, String name, String passwordHash, Instant createdAt, Instant updatedAt) {}
