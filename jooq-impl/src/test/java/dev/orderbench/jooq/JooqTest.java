package dev.orderbench.jooq;

import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.tck.OrderStoreTck;

class JooqTest extends OrderStoreTck {

    @Override
    protected OrderStoreProvider provider() {
        return new JooqProvider();
    }
}
