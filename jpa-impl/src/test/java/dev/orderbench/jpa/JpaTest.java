package dev.orderbench.jpa;

import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.tck.OrderStoreTck;

class JpaTest extends OrderStoreTck {

    @Override
    protected OrderStoreProvider provider() {
        return new JpaProvider();
    }
}
