package dev.orderbench.jooq.tuned;

import static dev.orderbench.jooq.generated.Tables.USERS;

import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Reads and inserts users. */
final class Users {

    private static final List<Field<?>> COLUMNS =
            List.of(USERS.ID, USERS.EMAIL, USERS.NAME, USERS.PASSWORD_HASH, USERS.CREATED_AT, USERS.UPDATED_AT);

    private static final FixedQuery BY_EMAIL =
            new FixedQuery(COLUMNS, DSL.select(COLUMNS).from(USERS).where(USERS.EMAIL.eq("")));

    private Users() {}

    static Optional<User> find(DSLContext dsl, String email) {
        return BY_EMAIL.with(dsl, email)
                .fetchOptional(row -> new User(
                        row.get(USERS.ID),
                        row.get(USERS.EMAIL),
                        row.get(USERS.NAME),
                        row.get(USERS.PASSWORD_HASH),
                        row.get(USERS.CREATED_AT),
                        row.get(USERS.UPDATED_AT)));
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
