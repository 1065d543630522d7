package dev.orderbench.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderSort;
import dev.orderbench.contract.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** R1 to R5 where they concern all operations. */
interface CommonRules extends Rules {

    @Test
    default void r02_poolExhaustedIsNotAnyOtherFailure() throws SQLException {
        List<Connection> all = new ArrayList<>();
        try {
            for (int i = 0; i < Fixture.POOL_SIZE; i++) {
                all.add(fixture().pool().getConnection());
            }
            for (Runnable operation : operations()) {
                assertThat(catchThrowable(operation::run))
                        .as("all connections are lent to others: the pool, not the server, has none")
                        .isInstanceOf(StoreException.PoolExhausted.class);
            }
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
    }

    @Test
    default void r02_negativeTakeIsRefusedBeforeTheDatabase() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().userWithRecentOrders(1, -1))
                .withMessageContaining("-1");
    }

    @Test
    default void r03_oneConnectionSufficesAndComesBack() throws SQLException {
        List<Connection> others = new ArrayList<>();
        try {
            for (int i = 1; i < Fixture.POOL_SIZE; i++) {
                others.add(fixture().pool().getConnection());
            }
            for (int round = 0; round < 2; round++) {
                operations().forEach(Runnable::run);
            }
        } finally {
            for (Connection connection : others) {
                connection.close();
            }
        }
        assertNoConnectionIsKept();
    }

    @Test
    default void r03_connectionComesBackAsItWasLent() throws SQLException {
        operations().forEach(Runnable::run);
        for (int i = 0; i < Fixture.POOL_SIZE; i++) {
            try (Connection connection = fixture().pool().getConnection()) {
                assertThat(connection.getAutoCommit()).isTrue();
                assertThat(connection.isReadOnly()).isFalse();
                assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
            }
        }
    }

    /** One successful call of each operation. */
    private List<Runnable> operations() {
        return List.of(
                () -> store().registerUser(new NewUser(UUID.randomUUID() + "@common.example", "Ann", "hash")),
                () -> store().userWithRecentOrders(1, 2),
                () -> store().searchOrders(OrderSearch.all(OrderSort.NEWEST_FIRST, 2)),
                () -> store().placeOrder(new NewOrder(1, List.of(new NewOrder.Line(1, 1)))));
    }
}
