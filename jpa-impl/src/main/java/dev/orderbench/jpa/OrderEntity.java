package dev.orderbench.jpa;

import dev.orderbench.contract.Order;
import dev.orderbench.contract.OrderStatus;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
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

    @OneToMany(mappedBy = "order", cascade = CascadeType.PERSIST)
    @OrderBy("id")
    List<OrderItemEntity> items = new ArrayList<>();

    protected OrderEntity() {}

    OrderEntity(UserEntity user, Instant now) {
        this.user = user;
        this.status = OrderStatus.NEW;
        this.total = BigDecimal.ZERO.setScale(2);
        this.createdAt = now;
    }

    void add(ProductEntity product, int quantity) {
        items.add(new OrderItemEntity(this, product, quantity));
        total = total.add(product.price.multiply(BigDecimal.valueOf(quantity)));
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
}
