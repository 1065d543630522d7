package dev.orderbench.jpa;

import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.contract.Variant;
import dev.orderbench.tck.OrderStoreTck;

class JpaStatelessTest extends OrderStoreTck {

    @Override
    protected OrderStoreProvider provider() {
        return new JpaProvider();
    }

    @Override
    protected Variant variant() {
        return Variant.STATELESS;
    }
}
