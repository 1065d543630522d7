package dev.orderbench.jdbc;

import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.contract.Variant;
import dev.orderbench.tck.OrderStoreTck;

class RawJdbcNaiveTest extends OrderStoreTck {

    @Override
    protected OrderStoreProvider provider() {
        return new RawJdbcProvider();
    }

    @Override
    protected Variant variant() {
        return Variant.NAIVE;
    }
}
