package dev.orderbench.benchmarks.measure;

import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.contract.Variant;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
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
            return withRegistration(Contenders.provider(Contenders.BASELINE).create(dataSource, options), user -> {
                if (calls.incrementAndGet() > 50) {
                    throw new IllegalStateException("had enough");
                }
                return user;
            });
        }
    }

    /** Stores another name than it is given. */
    public static final class Liar extends FaultyProvider {

        public Liar() {
            super("liar");
        }

        @Override
        public OrderStore create(DataSource dataSource, StoreOptions options) {
            return withRegistration(
                    Contenders.provider(Contenders.BASELINE).create(dataSource, options),
                    user -> new NewUser(user.email(), "Nobody", user.passwordHash()));
        }
    }

    /** A store as the baseline's, but for the registration of users. */
    private static OrderStore withRegistration(OrderStore store, UnaryOperator<NewUser> argument) {
        return (OrderStore) Proxy.newProxyInstance(
                OrderStore.class.getClassLoader(), new Class<?>[] {OrderStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("registerUser")) {
                        return store.registerUser(argument.apply((NewUser) arguments[0]));
                    }
                    return method.invoke(store, arguments);
                });
    }
}
