package dev.orderbench.jooq;

import static dev.orderbench.jooq.generated.Tables.USERS;

import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.User;
import java.time.Instant;
import org.jooq.DSLContext;

/** Inserts a user; the key comes back with the insert, in the same round trip. */
final class Registration {

    private Registration() {}

    static User insert(DSLContext dsl, NewUser user, Instant now) {
        long id = dsl.insertInto(USERS)
                .set(USERS.EMAIL, user.email())
                .set(USERS.NAME, user.name())
                .set(USERS.PASSWORD_HASH, user.passwordHash())
                .set(USERS.CREATED_AT, now)
                .set(USERS.UPDATED_AT, now)
                .returningResult(USERS.ID)
                .fetchSingle()
                .value1();
        return new User(id, user.email(), user.name(), user.passwordHash(), now, now);
    }
}
