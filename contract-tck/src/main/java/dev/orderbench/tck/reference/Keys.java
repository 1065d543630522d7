package dev.orderbench.tck.reference;

/**
 * Where the keys of new users and orders come from. The contract leaves them to the store; a reference that is compared with
 * a contender takes the contender's, so that whatever goes by key, such as the order of equals, is compared exactly.
 */
public interface Keys {

    long nextUser();

    long nextOrder();

    /** The keys after the given last ones, one by one. */
    static Keys after(long lastUser, long lastOrder) {
        return new Keys() {

            private long user = lastUser;
            private long order = lastOrder;

            @Override
            public long nextUser() {
                return ++user;
            }

            @Override
            public long nextOrder() {
                return ++order;
            }
        };
    }
}
