package dev.orderbench.jpa.naive;

import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.User;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

@Entity
@Table(name = "users")
class UserEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String email;

    String name;

    String passwordHash;

    Instant createdAt;

    Instant updatedAt;

    @OneToMany(mappedBy = "user")
    List<OrderEntity> orders = new ArrayList<>();

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
