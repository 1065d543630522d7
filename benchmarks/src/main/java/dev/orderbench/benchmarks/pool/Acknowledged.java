package dev.orderbench.benchmarks.pool;

import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.workload.Parameters;
import dev.orderbench.benchmarks.workload.Supply;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.StoreException;
import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.Dataset;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Callers that place one order after the other, whatever happens, and keep a record of every answer: when it came, and which
 * order was acknowledged. After a failure a caller pauses briefly, as one does who tries again.
 */
final class Acknowledged implements AutoCloseable {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final OrderStore store;
    private final List<Thread> callers = new ArrayList<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    /**
     * An answer.
     *
     * @param begunAt when it was asked for, by {@link System#nanoTime()}
     * @param endedAt when it came
     * @param order the order that was placed; empty where it failed
     */
    record Answer(long begunAt, long endedAt, Optional<Long> order) {

        boolean failed() {
            return order.isEmpty();
        }
    }

    private Acknowledged(OrderStore store) {
        this.store = store;
    }

    static Acknowledged begin(Entrant entrant, DataSource pool, Dataset dataset, int callers, long seed) {
        Acknowledged load = new Acknowledged(entrant.open(pool));
        Supply supply = new Supply(dataset, callers);
        for (int i = 0; i < callers; i++) {
            Parameters parameters = new Parameters(dataset, supply, i, seed + i);
            load.callers.add(Thread.ofPlatform().daemon().name("caller-" + i).start(() -> load.call(parameters)));
        }
        return load;
    }

    private void call(Parameters parameters) {
        while (!stopped) {
            long begun = System.nanoTime();
            try {
                long order = store.placeOrder(parameters.newOrder()).orderId();
                answers.add(new Answer(begun, System.nanoTime(), Optional.of(order)));
            } catch (StoreException e) {
                answers.add(new Answer(begun, System.nanoTime(), Optional.empty()));
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    List<Answer> answers() {
        return List.copyOf(answers);
    }

    /** Asks the callers to stop, and waits for them; those that never get an answer are left, and counted. */
    int stop(int limitMillis) throws InterruptedException {
        stopped = true;
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMillis);
        int left = 0;
        for (Thread caller : callers) {
            caller.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
            left += caller.isAlive() ? 1 : 0;
        }
        return left;
    }

    /**
     * How many calls were under way when harm struck, and failed. It strikes some time after it was asked for, since a program or a
     * connection has to be started first: when the first call fails.
     *
     * @param asked when it was asked for
     */
    static long cutOff(Collection<Answer> answers, long asked) {
        List<Answer> failed = answers.stream()
                .filter(answer -> answer.failed() && answer.endedAt() > asked)
                .toList();
        long struck = failed.stream().mapToLong(Answer::endedAt).min().orElse(asked);
        return failed.stream().filter(answer -> answer.begunAt() <= struck).count();
    }

    /** How many orders that were acknowledged are not there. */
    static int lost(Collection<Answer> answers, ConnectionInfo database) throws SQLException {
        Long[] orders =
                answers.stream().flatMap(answer -> answer.order().stream()).toArray(Long[]::new);
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT count(*) FROM orders WHERE id = ANY (?)")) {
            Array ids = connection.createArrayOf("bigint", orders);
            statement.setArray(1, ids);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return orders.length - row.getInt(1);
            }
        }
    }

    @Override
    public void close() {
        stopped = true;
        store.close();
    }
}
