package dev.orderbench.jpa.stateless;

import dev.orderbench.contract.User;
import jakarta.data.repository.Insert;
import jakarta.data.repository.Repository;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.hibernate.annotations.processing.HQL;

/** The users. */
@Repository
interface Users {

    StatelessSession session();

    @HQL("""
            select u.id, u.email, u.name, u.passwordHash, u.createdAt, u.updatedAt
            from UserEntity u
            where u.email = :email
            """)
    Optional<User> byEmail(String email);

    /** A user's columns, then those of an order and one of its items; a row for each item of the recent orders. */
    @HQL("""
            select u.id, u.email, u.name, u.passwordHash, u.createdAt, u.updatedAt,
                o.id, o.status, o.total, o.version, o.createdAt, p.id, p.sku, i.quantity, i.unitPrice
            from UserEntity u
            left join lateral (
                select r.id as id, r.status as status, r.total as total, r.version as version, r.createdAt as createdAt
                from OrderEntity r
                where r.userId = u.id
                order by r.createdAt desc, r.id desc
                limit :take
            ) o
            left join OrderItemEntity i on i.orderId = o.id
            left join ProductEntity p on p.id = i.productId
            where u.id = :userId
            order by o.createdAt desc, o.id desc, i.id
            """)
    List<Object[]> withRecentOrders(long userId, int take);

    @Insert
    void insert(UserEntity user);
}
