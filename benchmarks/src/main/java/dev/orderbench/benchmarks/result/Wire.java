package dev.orderbench.benchmarks.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operation sends and receives: means over untimed calls on one connection, made before anything was measured.
 * Every run asks every contender for the very same, so the same program on the same data counts the same, whatever the
 * machine.
 *
 * @param calls over how many calls the means are
 * @param statements statements that were executed, {@code BEGIN} and {@code COMMIT} included; a batch of {@code n} rows is
 *     {@code n}
 * @param roundTrips how often the client waited for an answer
 * @param rows rows that came
 * @param bytesOut bytes that the client sent
 * @param bytesIn bytes that the client received
 * @param sent the texts of the statements, each once, in the order in which they were first sent; {@code null} in files of
 *     programs that did not keep them
 */
public record Wire(
        int calls,
        double statements,
        double roundTrips,
        double rows,
        double bytesOut,
        double bytesIn,
        @Nullable List<Sent> sent) {

    public Wire {
        sent = sent == null ? null : List.copyOf(sent);
    }

    /** Counts without the texts. */
    public Wire(int calls, double statements, double roundTrips, double rows, double bytesOut, double bytesIn) {
        this(calls, statements, roundTrips, rows, bytesOut, bytesIn, null);
    }

    /**
     * A statement.
     *
     * @param sql its whole text as it was sent, with places for parameters and without their values
     * @param times how often a call executes it, a mean over the calls; each row of a batch counts
     */
    public record Sent(String sql, double times) {}
}
