package dev.orderbench.jpa.tuned;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import org.hibernate.annotations.Immutable;

/** A product; only read here, so that no copy of it has to be kept to find changes. */
@Entity
@Immutable
@Table(name = "products")
class ProductEntity {

    @Id
    Long id;

    String sku;

    @Column(precision = 12, scale = 2)
    BigDecimal price;

    protected ProductEntity() {}
}
