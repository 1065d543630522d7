package dev.orderbench.benchmarks.result;

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
 */
public record Wire(int calls, double statements, double roundTrips, double rows, double bytesOut, double bytesIn) {}
