package dev.orderbench.jooq.naive;

import static dev.orderbench.jooq.generated.Tables.USERS;

import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.User;
import dev.orderbench.jooq.generated.tables.records.UsersRecord;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;

/** Reads and stores users as active records. */
final class Users {

    private Users() {}

    static Optional<User> find(DSLContext dsl, String email) {
        return dsl.selectFrom(USERS).where(USERS.EMAIL.eq(email)).fetchOptionalInto(User.class);
    }

    static User insert(DSLContext dsl, NewUser user, Instant now) {
        UsersRecord row = dsl.newRecord(USERS);
        row.setEmail(user.email());
        row.setName(user.name());
        row.setPasswordHash(user.passwordHash());
        row.setCreatedAt(now);
        row.setUpdatedAt(now);
        row.store();
        return row.into(User.class);
    }
}
