package dev.orderbench.contract;

/**
 * A user to be registered.
 *
 * @param email unique among all users, compared as it is given
 * @param name what the user is called; may be empty
 * @param passwordHash the hash, never the password
 */
public record NewUser(String email, String name, String passwordHash) {}
