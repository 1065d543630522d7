package dev.orderbench.jpa.tuned;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What is in stock of a product; shares the product's key. Written by HQL only. */
@Entity
@Table(name = "inventory")
class InventoryEntity {

    @Id
    Long productId;

    int stock;

    protected InventoryEntity() {}
}
