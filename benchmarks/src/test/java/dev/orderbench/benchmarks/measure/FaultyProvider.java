package dev.orderbench.benchmarks.measure;

import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.OrderReceipt;
import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.contract.OrderSummary;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.contract.User;
import dev.orderbench.contract.UserWithOrders;
import dev.orderbench.contract.Variant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Contenders that must lose their cells: they are correct but for one thing each. */
public abstract class FaultyProvider implements OrderStoreProvider {

    private final String id;

    FaultyProvider(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String displayName() {
        return "Faulty " + id;
    }

    @Override
    public List<Variant> variants() {
        return List.of(Variant.TUNED);
    }

    /** Passes the check of equal work, and throws once it is measured. */
    public static final class Thrower extends FaultyProvider {

        public Thrower() {
            super("thrower");
        }

        @Override
        public OrderStore create(DataSource dataSource, StoreOptions options) {
            AtomicInteger calls = new AtomicInteger();
            return new Delegating(Contenders.provider(Contenders.BASELINE).create(dataSource, options)) {
                @Override
                public User registerUser(NewUser user) {
                    if (calls.incrementAndGet() > 50) {
                        throw new IllegalStateException("had enough");
                    }
                    return super.registerUser(user);
                }
            };
        }
    }

    /** Stores another name than it is given. */
    public static final class Liar extends FaultyProvider {

        public Liar() {
            super("liar");
        }

        @Override
        public OrderStore create(DataSource dataSource, StoreOptions options) {
            return new Delegating(Contenders.provider(Contenders.BASELINE).create(dataSource, options)) {
                @Override
                public User registerUser(NewUser user) {
                    return super.registerUser(new NewUser(user.email(), "Nobody", user.passwordHash()));
                }
            };
        }
    }

    private static class Delegating implements OrderStore {

        private final OrderStore store;

        Delegating(OrderStore store) {
            this.store = store;
        }

        @Override
        public User registerUser(NewUser user) {
            return store.registerUser(user);
        }

        @Override
        public UserWithOrders userWithRecentOrders(long userId, int take) {
            return store.userWithRecentOrders(userId, take);
        }

        @Override
        public List<OrderSummary> searchOrders(OrderSearch search) {
            return store.searchOrders(search);
        }

        @Override
        public OrderReceipt placeOrder(NewOrder order) {
            return store.placeOrder(order);
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
