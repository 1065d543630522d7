package dev.orderbench.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.benchmarks.result.Wire;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.contract.Variant;
import dev.orderbench.database.DatasetSize;
import dev.orderbench.database.Pools;
import dev.orderbench.database.PostgresServer;
import dev.orderbench.database.TemplateDatabase;
import dev.orderbench.database.WorkingDatabase;
import dev.orderbench.database.wire.WireMeter;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is counted, against what the committed audit says of one call, and against the parameters of the calls. */
class WireCountIT {

    private static final double ROUNDING = 1e-9;

    private static PostgresServer server;
    private static TemplateDatabase template;

    @BeforeAll
    static void start() {
        server = PostgresServer.start(System.getProperty("bench.db", "embedded"));
        template = TemplateDatabase.create(server, DatasetSize.SMALL);
    }

    @AfterAll
    static void stop() {
        template.close();
        server.close();
    }

    @Test
    void lookUpSendsWhatTheAuditSays() {
        Wire wire = counted(Operation.FIND_USER_BY_EMAIL, "raw-jdbc");

        assertThat(wire.calls()).isEqualTo(100);
        assertThat(wire.statements()).isEqualTo(1);
        assertThat(wire.roundTrips()).isEqualTo(1);
        assertThat(wire.rows()).isEqualTo(1);
        // audit/raw-jdbc-tuned.md; all emails have the same length. A statement that is not prepared yet is sent with
        // its text.
        assertThat(wire.bytesOut()).isEqualTo(77);
    }

    /** Text and numbers are read off audit/raw-jdbc-tuned.md. */
    @Test
    void statementsAreKeptAsSentWithoutParameters() {
        assertThat(counted(Operation.FIND_USER_BY_EMAIL, "raw-jdbc").sent()).containsExactly(new Wire.Sent("""
                        SELECT id, name, password_hash, created_at, updated_at
                        FROM users
                        WHERE email = $1
                        """, 1));
    }

    @Test
    void statementsOfABatchAreOneTextAndCountedEach() {
        Wire wire = counted(Operation.PLACE_ORDER, "raw-jdbc");

        List<Wire.Sent> sent = Objects.requireNonNull(wire.sent());
        assertThat(sent)
                .extracting(Wire.Sent::sql)
                .doesNotHaveDuplicates()
                .startsWith("BEGIN")
                .endsWith("COMMIT");
        assertThat(sent.stream().mapToDouble(Wire.Sent::times).sum()).isCloseTo(wire.statements(), within(ROUNDING));
        assertThat(sent)
                .filteredOn(each -> each.sql().startsWith("INSERT INTO order_items"))
                .singleElement()
                .satisfies(each -> assertThat(each.times()).isCloseTo(lines(), within(ROUNDING)));
    }

    /** In audit/raw-jdbc-tuned.md, 5 lines take 14 statements and 10 lines 24, in 5 round trips either way. */
    @Test
    void orderOfRawJdbcTakesAStatementForEachLineAndEachProduct() {
        Wire wire = counted(Operation.PLACE_ORDER, "raw-jdbc");

        assertThat(wire.statements()).isCloseTo(4 + lines() + products(), within(ROUNDING));
        assertThat(wire.roundTrips()).isEqualTo(5);
        assertThat(wire.rows())
                .as("the prices of its products, and its key")
                .isCloseTo(products() + 1, within(ROUNDING));
    }

    /** In audit/jooq-tuned.md, 5 lines take 10 statements in 5 round trips: one for all items, and one of stock for each. */
    @Test
    void orderOfJooqTakesOneStatementForEachProduct() {
        Wire wire = counted(Operation.PLACE_ORDER, "jooq");

        assertThat(wire.statements()).isCloseTo(5 + products(), within(ROUNDING));
        assertThat(wire.roundTrips()).isEqualTo(5);
    }

    /** In audit/raw-jdbc-naive.md, 5 lines take 14 statements in 13 round trips. */
    @Test
    void naiveOrderWaitsForEachStatement() {
        Wire wire = counted(Operation.PLACE_ORDER, "raw-jdbc:naive");

        assertThat(wire.roundTrips()).isCloseTo(wire.statements() - 1, within(ROUNDING));
        assertThat(wire.statements()).isBetween(4 + 2 * products(), 4 + 2 * lines());
    }

    /** Hibernate asks for keys in blocks of 50: one statement more in 50 registrations. */
    @Test
    void whatIsSentNowAndThenIsInTheMean() {
        Wire wire = counted(Operation.REGISTER_USER, "jpa");

        assertThat(wire.statements()).isCloseTo(3 + 1.0 / 50, within(ROUNDING));
        assertThat(wire.roundTrips()).isCloseTo(2 + 1.0 / 50, within(ROUNDING));
    }

    @ParameterizedTest
    @EnumSource(names = {"SEARCH_ORDERS", "PLACE_ORDER", "IMPORT_ORDERS"})
    void theSameIsCountedEachTime(Operation operation) {
        assertThat(counted(operation, "raw-jdbc")).isEqualTo(counted(operation, "raw-jdbc"));
    }

    @Test
    void theContendersAreAskedForTheSame() {
        // Those who read whole rows of the same orders receive the same number of them.
        assertThat(counted(Operation.ORDERS_AFTER, "jooq").rows())
                .isEqualTo(counted(Operation.ORDERS_AFTER, "raw-jdbc").rows());
        assertThat(counted(Operation.SEARCH_ORDERS, "jpa").rows())
                .isEqualTo(counted(Operation.SEARCH_ORDERS, "raw-jdbc").rows());
    }

    /** The wrong implementation: a store that looks twice. */
    @Test
    void oneStatementMoreIsSeen() {
        Wire wire = count(Operation.FIND_ORDER, true);

        assertThat(wire.statements()).isEqualTo(2);
        assertThat(wire.roundTrips()).isEqualTo(2);
        assertThat(count(Operation.FIND_ORDER, false).statements()).isEqualTo(1);
    }

    @Test
    void whoFailsIsNotCountedAndMayBeMeasured() {
        assertThat(WorkCheck.count(Operation.REGISTER_USER, Entrant.of("thrower"), template.dataset(), template::copy))
                .isEqualTo(new WorkCheck.Finding.NotCounted("IllegalStateException: had enough"));
    }

    @Test
    void whoDoesOtherWorkIsNotCounted() {
        assertThat(WorkCheck.count(Operation.REGISTER_USER, Entrant.of("liar"), template.dataset(), template::copy))
                .isInstanceOfSatisfying(
                        WorkCheck.Finding.Faulty.class,
                        faulty -> assertThat(faulty.fault()).contains("Nobody"));
    }

    private static Wire counted(Operation operation, String contender) {
        return switch (WorkCheck.count(operation, Entrant.of(contender), template.dataset(), template::copy)) {
            case WorkCheck.Finding.Counted(Wire wire) -> wire;
            case WorkCheck.Finding.Faulty(String fault) -> throw new AssertionError(fault);
            case WorkCheck.Finding.NotCounted(String reason) -> throw new AssertionError(reason);
        };
    }

    private static Wire count(Operation operation, boolean twice) {
        try (WorkingDatabase database = template.copy();
                WireMeter meter = WireMeter.open();
                HikariDataSource pool = Pools.open(database.connection(), 1, meter);
                OrderStore store = Contenders.provider(Contenders.BASELINE)
                        .create(pool, new StoreOptions(Variant.TUNED, InstantSource.system()))) {
            return new WireCount(template.dataset(), meter, pool).of(operation, twice ? twice(store) : store);
        }
    }

    private static OrderStore twice(OrderStore store) {
        return (OrderStore) Proxy.newProxyInstance(
                OrderStore.class.getClassLoader(), new Class<?>[] {OrderStore.class}, (proxy, method, arguments) -> {
                    method.invoke(store, arguments);
                    return method.invoke(store, arguments);
                });
    }

    /** The mean number of lines of the orders that are counted. */
    private static double lines() {
        return mean(orders().stream().map(order -> order.lines().size()).toList());
    }

    /** The mean number of their products: several lines may have the same. */
    private static double products() {
        return mean(orders().stream()
                .map(order -> (int) order.lines().stream()
                        .map(NewOrder.Line::productId)
                        .distinct()
                        .count())
                .toList());
    }

    private static double mean(List<Integer> numbers) {
        return numbers.stream().mapToLong(Integer::longValue).sum() / (double) numbers.size();
    }

    /** The orders of the calls that are counted, taken down by a store that does nothing else. */
    private static List<NewOrder> orders() {
        List<NewOrder> orders = new ArrayList<>();
        OrderStore store = (OrderStore) Proxy.newProxyInstance(
                OrderStore.class.getClassLoader(), new Class<?>[] {OrderStore.class}, (proxy, method, arguments) -> {
                    orders.add((NewOrder) arguments[0]);
                    return null;
                });
        WireCount.Calls calls = WireCount.Calls.of(Operation.PLACE_ORDER);
        var parameters = WireCount.parameters(template.dataset());
        for (int i = 0; i < calls.warmUp() + calls.counted(); i++) {
            Operation.PLACE_ORDER.invoke(store, parameters);
        }
        return orders.subList(calls.warmUp(), orders.size());
    }
}
