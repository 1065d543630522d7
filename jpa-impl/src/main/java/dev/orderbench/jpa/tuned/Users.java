package dev.orderbench.jpa.tuned;

import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.User;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.Session;

/** Finds and registers users. */
final class Users {

    private static final String BY_EMAIL = """
            select u.id, u.email, u.name, u.passwordHash, u.createdAt, u.updatedAt
            from UserEntity u
            where u.email = :email
            """;

    private Users() {}

    static Optional<User> find(Session session, String email) {
        return session.createSelectionQuery(BY_EMAIL, User.class)
                .setParameter("email", email)
                .uniqueResultOptional();
    }

    static User register(Session session, NewUser user, Instant now) {
        UserEntity entity = new UserEntity(user, now);
        session.persist(entity);
        return entity.toUser();
    }
}
