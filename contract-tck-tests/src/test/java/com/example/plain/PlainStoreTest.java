package com.example.plain;

import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.tck.OrderStoreTck;

/** All rules, on a store of another package than the kit's: this is all that a contender writes. */
class PlainStoreTest extends OrderStoreTck {

    @Override
    protected OrderStoreProvider provider() {
        return new PlainProvider();
    }
}
