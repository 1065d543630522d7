package dev.orderbench.benchmarks.choice;

import dev.orderbench.benchmarks.measure.Entrant;
import java.util.List;

/**
 * What is to be measured of what contenders bring with them.
 *
 * @param database where the server comes from: {@code embedded}, {@code testcontainers} or a JDBC URL
 * @param contenders who is measured, the baseline first
 * @param scale how much is measured
 * @param seed from which parameters and orders follow
 */
public record ChoiceRequest(String database, List<Entrant> contenders, ChoiceScale scale, long seed) {

    public ChoiceRequest {
        contenders = List.copyOf(contenders);
    }
}
