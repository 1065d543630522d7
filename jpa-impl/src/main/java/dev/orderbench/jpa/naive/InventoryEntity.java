package dev.orderbench.jpa.naive;

import dev.orderbench.contract.StoreException;
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
    void take(long quantity) {
        stock = (int) Math.max(Integer.MIN_VALUE, stock - quantity);
    }

    /** Puts pieces back; what no integer holds, no column does. */
    void putBack(int quantity) {
        try {
            stock = Math.addExact(stock, quantity);
        } catch (ArithmeticException e) {
            throw new StoreException.InvalidValue("stock out of range", "22003", e);
        }
    }
}
