package dev.orderbench.benchmarks.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.orderbench.database.ForwardingDataSource;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {

    @Test
    void servedInTheOrderOfArrivalNobodyOvertakes() throws SQLException {
        WaitingRoom room = new WaitingRoom(new Counter());
        for (int i = 0; i < 100; i++) {
            room.getConnection().close();
        }

        assertThat(room.overtook()).isZero();
        assertThat(room.waits().getTotalCount()).isEqualTo(100);
    }

    /** Two come, the second five milliseconds later, and is served first. */
    @Test
    void lastComeFirstServedIsSeen() throws Exception {
        Counter counter = new Counter();
        CountDownLatch first = counter.close();
        WaitingRoom room = new WaitingRoom(counter);
        Thread early = Thread.ofPlatform().start(() -> take(room));
        counter.awaitWaiting(1);
        TimeUnit.MILLISECONDS.sleep(5);
        CountDownLatch second = counter.close();
        Thread late = Thread.ofPlatform().start(() -> take(room));
        counter.awaitWaiting(2);

        second.countDown();
        late.join();
        first.countDown();
        early.join();

        assertThat(room.overtook()).as("one of two").isCloseTo(0.5, within(1e-9));
        room.reset();
        assertThat(room.overtook()).isZero();
    }

    @Test
    void thoseTurnedAwayHaveWaitedToo() {
        WaitingRoom room = new WaitingRoom(new ForwardingDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                throw new SQLException("exhausted");
            }

            @Override
            protected DataSource target() {
                return this;
            }
        });

        assertThatExceptionOfType(SQLException.class).isThrownBy(room::getConnection);
        assertThat(room.waits().getTotalCount()).isEqualTo(1);
        assertThat(room.overtook()).isZero();
    }

    @Test
    void thoseWhoComeBeforeItsTimeDoNotCount() throws SQLException {
        WaitingRoom room = new WaitingRoom(new Counter());
        room.reset(System.nanoTime() + TimeUnit.HOURS.toNanos(1));
        room.getConnection().close();
        assertThat(room.waits().getTotalCount()).isZero();

        room.reset(System.nanoTime());
        room.getConnection().close();
        assertThat(room.waits().getTotalCount()).isEqualTo(1);
    }

    private static void take(WaitingRoom room) {
        try {
            room.getConnection().close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets callers through when their latch opens; each takes the one that was closed last before it came. */
    private static final class Counter extends ForwardingDataSource {

        private final Deque<CountDownLatch> latches = new ArrayDeque<>();
        private int waiting;

        synchronized CountDownLatch close() {
            CountDownLatch latch = new CountDownLatch(1);
            latches.push(latch);
            return latch;
        }

        synchronized void awaitWaiting(int count) throws InterruptedException {
            while (waiting < count) {
                wait();
            }
        }

        private synchronized CountDownLatch enter() {
            waiting++;
            notifyAll();
            CountDownLatch open = new CountDownLatch(0);
            return latches.isEmpty() ? open : latches.getFirst();
        }

        @Override
        public Connection getConnection() throws SQLException {
            try {
                enter().await();
            } catch (InterruptedException e) {
                throw new SQLException(e);
            }
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> null);
        }

        @Override
        protected DataSource target() {
            return this;
        }
    }
}
