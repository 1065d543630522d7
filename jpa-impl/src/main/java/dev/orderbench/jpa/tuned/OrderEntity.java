package dev.orderbench.jpa.tuned;

import dev.orderbench.contract.OrderStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;

/** An order without its items, which point to it: who needs them reads them by a query. */
@Entity
@DynamicUpdate
@Table(name = "orders")
class OrderEntity {

    @Id
    @GeneratedValue
    @SequenceGenerator(sequenceName = "orders_id_seq", allocationSize = 50)
    Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "user_id")
    UserEntity user;

    @Enumerated(EnumType.STRING)
    OrderStatus status;

    @Column(precision = 12, scale = 2)
    BigDecimal total;

    @Version
    int version;

    Instant createdAt;

    protected OrderEntity() {}

    OrderEntity(UserEntity user, OrderStatus status, BigDecimal total, Instant createdAt) {
        this.user = user;
        this.status = status;
        this.total = total;
        this.createdAt = createdAt;
    }
}
