package dev.orderbench.jpa.naive;

import dev.orderbench.contract.Order;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.OrderSummary;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

@Entity
@Table(name = "orders")
class OrderEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @ManyToOne
    @JoinColumn(name = "user_id")
    UserEntity user;

    @Enumerated(EnumType.STRING)
    OrderStatus status;

    @Column(precision = 12, scale = 2)
    BigDecimal total;

    @Version
    int version;

    Instant createdAt;

    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL)
    @OrderBy("id")
    List<OrderItemEntity> items = new ArrayList<>();

    protected OrderEntity() {}

    OrderEntity(UserEntity user, OrderStatus status, Instant createdAt) {
        this.user = user;
        this.status = status;
        this.total = BigDecimal.ZERO.setScale(2);
        this.createdAt = createdAt;
    }

    void add(ProductEntity product, int quantity, BigDecimal unitPrice) {
        items.add(new OrderItemEntity(this, product, quantity, unitPrice));
        total = total.add(unitPrice.multiply(BigDecimal.valueOf(quantity)));
    }

    Order toOrder() {
        return new Order(
                id,
                status,
                total,
                version,
                createdAt,
                items.stream().map(OrderItemEntity::toOrderItem).toList());
    }

    OrderSummary toSummary() {
        return new OrderSummary(id, user.email, status, total, createdAt);
    }
}
