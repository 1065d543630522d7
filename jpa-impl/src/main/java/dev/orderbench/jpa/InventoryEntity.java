package dev.orderbench.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;

/** What is in stock of a product; shares the product's key. */
@Entity
@Table(name = "inventory")
class InventoryEntity {

    @Id
    Long productId;

    @MapsId
    @OneToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "product_id")
    ProductEntity product;

    int stock;

    protected InventoryEntity() {}

    void take(int quantity) {
        stock -= quantity;
    }
}
