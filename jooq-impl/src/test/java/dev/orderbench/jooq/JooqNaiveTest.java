package dev.orderbench.jooq;

import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.contract.Variant;
import dev.orderbench.tck.OrderStoreTck;

class JooqNaiveTest extends OrderStoreTck {

    @Override
    protected OrderStoreProvider provider() {
        return new JooqProvider();
    }

    @Override
    protected Variant variant() {
        return Variant.NAIVE;
    }
}
