package dev.orderbench.benchmarks.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.contract.OrderReceipt;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.contract.RegisteredUser;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.contract.User;
import dev.orderbench.contract.UserWithOrders;
import dev.orderbench.contract.Variant;
import dev.orderbench.database.DatasetOracle;
import dev.orderbench.database.DatasetSize;
import dev.orderbench.database.Pools;
import dev.orderbench.database.PostgresServer;
import dev.orderbench.database.TemplateDatabase;
import dev.orderbench.database.WorkingDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A store that does as the contract asks passes the check of each operation; one that is wrong in that one does not. */
class EqualWorkTest {

    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06.000007Z");

    private static PostgresServer server;
    private static TemplateDatabase template;

    @BeforeAll
    static void start() {
        server = PostgresServer.start(System.getProperty("bench.db", "embedded"));
        template = TemplateDatabase.create(server, DatasetSize.TINY);
    }

    @AfterAll
    static void stop() {
        template.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void wrongOperationIsFound(Operation operation) {
        try (WorkingDatabase database = template.copy();
                var pool = Pools.open(database.connection(), 2);
                OrderStore store = baseline().create(pool, new StoreOptions(Variant.TUNED, () -> NOW))) {
            EqualWork equalWork = new EqualWork(new DatasetOracle(template.dataset()), NOW);

            assertThat(equalWork.check(operation, wrongIn(operation, store))).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void rightOperationPasses(Operation operation) {
        try (WorkingDatabase database = template.copy();
                var pool = Pools.open(database.connection(), 2);
                OrderStore store = baseline().create(pool, new StoreOptions(Variant.TUNED, () -> NOW))) {
            EqualWork equalWork = new EqualWork(new DatasetOracle(template.dataset()), NOW);

            assertThat(equalWork.check(operation, store)).isEmpty();
        }
    }

    private static OrderStoreProvider baseline() {
        return ServiceLoader.load(OrderStoreProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.id().equals("raw-jdbc"))
                .findFirst()
                .orElseThrow();
    }

    private static OrderStore wrongIn(Operation operation, OrderStore store) {
        return (OrderStore) Proxy.newProxyInstance(
                OrderStore.class.getClassLoader(), new Class<?>[] {OrderStore.class}, (proxy, method, arguments) -> {
                    boolean wrong = method.getName().equals(operation.label());
                    if (wrong && operation == Operation.ADJUST_STOCK) {
                        return null;
                    }
                    try {
                        Object result = method.invoke(store, arguments);
                        return wrong ? spoiled(result) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Another value of the same type, as close to the right one as can be. */
    private static Object spoiled(@Nullable Object result) {
        return switch (result) {
            case Optional<?> found -> Optional.empty();
            case List<?> list -> list.subList(0, list.size() - 1);
            case UserWithOrders found ->
                new UserWithOrders(found.user(), found.orders().reversed());
            case User user ->
                new User(
                        user.id(),
                        user.email(),
                        user.name(),
                        user.passwordHash(),
                        user.createdAt(),
                        user.updatedAt().plusNanos(1_000));
            case RegisteredUser registered ->
                new RegisteredUser(registered.user(), registered.receipts().reversed());
            case OrderReceipt receipt ->
                new OrderReceipt(receipt.orderId(), receipt.total().add(new BigDecimal("0.01")), receipt.createdAt());
            case Integer version -> version + 1;
            case null, default -> throw new IllegalArgumentException(String.valueOf(result));
        };
    }
}
