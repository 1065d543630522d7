package dev.orderbench.jpa.stateless;

import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.User;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "users")
class UserEntity {

    @Id
    @GeneratedValue
    @SequenceGenerator(sequenceName = "users_id_seq", allocationSize = 50)
    Long id;

    String email;

    String name;

    String passwordHash;

    Instant createdAt;

    Instant updatedAt;

    protected UserEntity() {}

    UserEntity(NewUser user, Instant now) {
        this.email = user.email();
        this.name = user.name();
        this.passwordHash = user.passwordHash();
        this.createdAt = now;
        this.updatedAt = now;
    }

    User toUser() {
        return new User(id, email, name, passwordHash, createdAt, updatedAt);
    }
}
