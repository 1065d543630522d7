package dev.orderbench.benchmarks.statistics;

/**
 * How probable it is that a request finds all connections lent, when requests come at random: Erlang's second formula (1917),
 * for a queue M/M/n. It holds for arrivals that do not know of each other and for holding times that vary like their mean; where
 * they vary less, fewer wait.
 */
final class ErlangC {

    private ErlangC() {}

    /**
     * The probability that a request has to wait.
     *
     * @param busy the mean number of connections that are lent, by Little's law arrival rate times holding time
     * @param connections how many there are
     * @return from 0 to 1; 1 where they cannot keep up
     */
    static double waits(double busy, int connections) {
        if (busy >= connections) {
            return 1;
        }
        // Erlang's first formula, by its recursion, which neither overflows nor cancels.
        double blocked = 1;
        for (int n = 1; n <= connections; n++) {
            blocked = busy * blocked / (n + busy * blocked);
        }
        double utilisation = busy / connections;
        return blocked / (1 - utilisation * (1 - blocked));
    }
}
