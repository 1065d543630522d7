package dev.orderbench.jooq.tuned;

import dev.orderbench.contract.NewUserWithOrders;
import dev.orderbench.contract.RegisteredUser;
import dev.orderbench.contract.User;
import java.time.Instant;
import org.jooq.DSLContext;

/** Inserts a user and places the first orders, all of them at once. */
final class Registration {

    private Registration() {}

    static RegisteredUser run(DSLContext dsl, NewUserWithOrders newUser, Instant now) {
        User user = Users.insert(dsl, newUser.user(), now);
        return new RegisteredUser(user, new Placement(dsl, user.id(), newUser.orders()).run(now));
    }
}
