package dev.orderbench.jpa.stateless;

import dev.orderbench.contract.OrderReceipt;
import dev.orderbench.contract.OrderStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;

@Entity
@Table(name = "orders")
class OrderEntity {

    @Id
    @GeneratedValue
    @SequenceGenerator(sequenceName = "orders_id_seq", allocationSize = 50)
    Long id;

    long userId;

    @Enumerated(EnumType.STRING)
    OrderStatus status;

    @Column(precision = 12, scale = 2)
    BigDecimal total;

    @Version
    int version;

    Instant createdAt;

    protected OrderEntity() {}

    OrderEntity(long userId, OrderStatus status, BigDecimal total, Instant createdAt) {
        this.userId = userId;
        this.status = status;
        this.total = total;
        this.createdAt = createdAt;
    }

    OrderReceipt receipt() {
        return new OrderReceipt(id, total, createdAt);
    }
}
