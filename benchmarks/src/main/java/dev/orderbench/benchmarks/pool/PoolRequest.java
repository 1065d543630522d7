package dev.orderbench.benchmarks.pool;

import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.result.PoolQuestion;
import java.util.List;

/**
 * What a user asked the laboratory.
 *
 * @param database where the server comes from: {@code embedded}, {@code testcontainers} or a JDBC URL
 * @param contenders who is measured, the baseline first
 * @param questions what is to be found out
 * @param scale how much is measured
 * @param seed from which parameters and orders follow
 */
public record PoolRequest(
        String database, List<Entrant> contenders, List<PoolQuestion> questions, PoolScale scale, long seed) {

    public PoolRequest {
        contenders = List.copyOf(contenders);
        questions = List.copyOf(questions);
    }
}
