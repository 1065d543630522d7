package dev.orderbench.jpa.stateless;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What is in stock of a product; shares the product's key. */
@Entity
@Table(name = "inventory")
class InventoryEntity {

    @Id
    Long productId;

    int stock;

    protected InventoryEntity() {}
}
