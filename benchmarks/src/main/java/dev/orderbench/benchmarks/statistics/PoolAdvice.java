package dev.orderbench.benchmarks.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * How large the pool of each instance of a program is to be.
 *
 * @param demand what was asked
 * @param ceiling the most connections that each instance may have: what the server has to give, shared out
 * @param busy the mean number of connections that each instance lends at the same time, by Little's law
 * @param need the fewest connections with which at most one request of twenty waits for one
 * @param size what is recommended: the need, or what the measured server can use, and never above the ceiling
 */
public record PoolAdvice(Demand demand, int ceiling, double busy, int need, int size) {

    /** At most one request of twenty is to wait for a connection. */
    private static final double MAY_WAIT = 0.05;

    /** Above it the alert of {@code pool watch} goes off. */
    private static final double MOST_UTILISATION = 0.8;

    private static final int MOST = 10_000;
    private static final double MILLIS_PER_SECOND = 1e3;

    /**
     * What is known of a deployment.
     *
     * @param maxConnections of the server, its {@code max_connections}
     * @param reserved connections that others need: superuser, backups, monitoring, migrations
     * @param instances how many programs share the server, each with a pool of its own
     * @param arrivalRate requests that need a connection, in a second, of all instances together
     * @param holdMillis how long a request keeps its connection, in milliseconds
     * @param useful how many connections, of all instances together, the server could make use of in a measured sweep; empty
     *     where there was none
     */
    public record Demand(
            int maxConnections,
            int reserved,
            int instances,
            double arrivalRate,
            double holdMillis,
            OptionalInt useful) {

        /**
         * @throws IllegalArgumentException where nothing is left for an instance, or a value is out of range
         */
        public Demand {
            if (instances < 1 || maxConnections - reserved < instances) {
                throw new IllegalArgumentException(
                        "%d connections less %d reserved are not one for each of %d instances: raise max_connections, or put PgBouncer in between"
                                .formatted(maxConnections, reserved, instances));
            }
            if (!(arrivalRate > 0 && holdMillis > 0)) {
                throw new IllegalArgumentException(
                        "The arrival rate and the holding time must be above 0, but are %s and %s"
                                .formatted(arrivalRate, holdMillis));
            }
            if (arrivalRate * holdMillis / MILLIS_PER_SECOND / instances > MOST) {
                throw new IllegalArgumentException(
                        "%s requests/s of %s ms each keep more than %d connections of an instance busy: look at the numbers again"
                                .formatted(arrivalRate, holdMillis, MOST));
            }
        }
    }

    public static PoolAdvice of(Demand demand) {
        int ceiling = (demand.maxConnections - demand.reserved) / demand.instances;
        double busy = demand.arrivalRate * demand.holdMillis / MILLIS_PER_SECOND / demand.instances;
        int need = need(busy);
        int useful = demand.useful.isEmpty()
                ? need
                : Math.max((int) Math.ceil(busy), Math.ceilDiv(demand.useful.getAsInt(), demand.instances));
        return new PoolAdvice(demand, ceiling, busy, need, Math.max(1, Math.min(ceiling, Math.min(need, useful))));
    }

    private static int need(double busy) {
        int connections = Math.max(1, (int) Math.ceil(busy / MOST_UTILISATION));
        while (ErlangC.waits(busy, connections) > MAY_WAIT) {
            connections++;
        }
        return connections;
    }

    /** The mean share of the recommended pool that is lent; above 1 where it cannot keep up. */
    public double utilisation() {
        return busy / size;
    }

    /** The share of requests that wait for a connection with the recommended size. */
    public double waiting() {
        return waitingWith(size);
    }

    /** The share of requests that wait for a connection with another size. */
    public double waitingWith(int connections) {
        return ErlangC.waits(busy, connections);
    }

    /** What a reader must know before he uses it, in sentences. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (busy >= ceiling) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "The demand cannot be met: it keeps %.1f connections of each instance busy, and each may have %d."
                            + " Hold connections for a shorter time, raise max_connections, or put PgBouncer in transaction mode"
                            + " between: it lends a connection for a transaction, and not for as long as a pool keeps it.",
                    busy,
                    ceiling));
        } else if (need > ceiling) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "Each instance would need %d connections for one of twenty requests to wait at most, and may have %d:"
                            + " %.0f %% of the requests will wait. PgBouncer in transaction mode would let instances share what"
                            + " they do not use at the same time.",
                    need,
                    ceiling,
                    100 * waiting()));
        }
        demand.useful.ifPresent(useful -> {
            if (busy * demand.instances > useful) {
                warnings.add(String.format(
                        Locale.ROOT,
                        "The demand keeps %.1f connections busy in all, and the measured server did no more work with more"
                                + " than %d: holding times will grow until less is asked for.",
                        busy * demand.instances,
                        useful));
            }
        });
        return warnings;
    }
}
