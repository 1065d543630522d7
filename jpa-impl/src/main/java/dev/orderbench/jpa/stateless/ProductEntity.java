package dev.orderbench.jpa.stateless;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** A product; only read here. */
@Entity
@Table(name = "products")
class ProductEntity {

    @Id
    Long id;

    String sku;

    @Column(precision = 12, scale = 2)
    BigDecimal price;

    protected ProductEntity() {}
}
