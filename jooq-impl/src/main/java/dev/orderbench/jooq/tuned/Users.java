package dev.orderbench.jooq.tuned;

import static dev.orderbench.jooq.generated.Tables.USERS;
import static org.jooq.Records.mapping;

import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.User;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;

/** Reads and inserts users. */
final class Users {

    private Users() {}

    static Optional<User> find(DSLContext dsl, String email) {
        return dsl.select(USERS.ID, USERS.EMAIL, USERS.NAME, USERS.PASSWORD_HASH, USERS.CREATED_AT, USERS.UPDATED_AT)
                .from(USERS)
                .where(USERS.EMAIL.eq(email))
                .fetchOptional(mapping(User::new));
    }

    /** The key comes back with the insert, in the same round trip. */
    static User insert(DSLContext dsl, NewUser user, Instant now) {
        long id = dsl.insertInto(USERS)
                .columns(USERS.EMAIL, USERS.NAME, USERS.PASSWORD_HASH, USERS.CREATED_AT, USERS.UPDATED_AT)
                .values(user.email(), user.name(), user.passwordHash(), now, now)
                .returningResult(USERS.ID)
                .fetchSingle()
                .value1();
        return new User(id, user.email(), user.name(), user.passwordHash(), now, now);
    }
}
