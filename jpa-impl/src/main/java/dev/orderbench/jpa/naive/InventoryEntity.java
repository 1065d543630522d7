package dev.orderbench.jpa.naive;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "inventory")
class InventoryEntity {

    @Id
    Long productId;

    int stock;

    protected InventoryEntity() {}

    InventoryEntity(long productId, int stock) {
        this.productId = productId;
        this.stock = stock;
    }

    /** Takes pieces; what is below zero afterwards is for the database to refuse, so it must not wrap around. */
    void take(int quantity) {
        stock = (int) Math.max(Integer.MIN_VALUE, (long) stock - quantity);
    }

    void putBack(int quantity) {
        stock += quantity;
    }
}
