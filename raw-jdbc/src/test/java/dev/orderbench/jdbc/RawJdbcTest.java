package dev.orderbench.jdbc;

import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.tck.OrderStoreTck;

class RawJdbcTest extends OrderStoreTck {

    @Override
    protected OrderStoreProvider provider() {
        return new RawJdbcProvider();
    }
}
