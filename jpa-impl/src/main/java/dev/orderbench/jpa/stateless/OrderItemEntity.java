package dev.orderbench.jpa.stateless;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.math.BigDecimal;

@Entity
@Table(name = "order_items")
class OrderItemEntity {

    @Id
    @GeneratedValue
    @SequenceGenerator(sequenceName = "order_items_id_seq", allocationSize = 50)
    Long id;

    long orderId;

    long productId;

    @Column(name = "qty")
    int quantity;

    @Column(precision = 12, scale = 2)
    BigDecimal unitPrice;

    protected OrderItemEntity() {}

    OrderItemEntity(long orderId, long productId, int quantity, BigDecimal unitPrice) {
        this.orderId = orderId;
        this.productId = productId;
        this.quantity = quantity;
        this.unitPrice = unitPrice;
    }
}
