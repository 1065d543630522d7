package dev.orderbench.jpa.naive;

import dev.orderbench.contract.OrderItem;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;

@Entity
@Table(name = "order_items")
class OrderItemEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @ManyToOne
    @JoinColumn(name = "order_id")
    OrderEntity order;

    @ManyToOne
    @JoinColumn(name = "product_id")
    ProductEntity product;

    @Column(name = "qty")
    int quantity;

    @Column(precision = 12, scale = 2)
    BigDecimal unitPrice;

    protected OrderItemEntity() {}

    OrderItemEntity(OrderEntity order, ProductEntity product, int quantity, BigDecimal unitPrice) {
        this.order = order;
        this.product = product;
        this.quantity = quantity;
        this.unitPrice = unitPrice;
    }

    OrderItem toOrderItem() {
        return new OrderItem(product.id, product.sku, quantity, unitPrice);
    }
}
