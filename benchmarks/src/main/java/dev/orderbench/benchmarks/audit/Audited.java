package dev.orderbench.benchmarks.audit;

import dev.orderbench.database.wire.WireMeter;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What was read of one contender in one variant.
 *
 * @param contender its id
 * @param displayName the name that people know it by
 * @param variant the variant's label
 * @param cases what was read of each case, in the order of the table
 */
public record Audited(String contender, String displayName, String variant, List<CaseResult> cases) {

    public Audited {
        cases = List.copyOf(cases);
    }

    /** What names it in a table and, but for the space, its file: contender and variant. */
    public String name() {
        return contender + " " + variant;
    }

    /** What came of one case. */
    public sealed interface CaseResult {

        /** The name of the contract's method. */
        String operation();

        /** What it was asked for. */
        String parameters();

        /** Operation and parameters. */
        default String title() {
            return operation() + ": " + parameters();
        }
    }

    /**
     * The calls were read.
     *
     * @param writes whether the operation writes
     * @param reading what went over the wire in a call; where calls differ, in most of them
     * @param calls how many calls were read
     * @param sometimes the statements that only some calls send, with the number of those calls
     * @param rows how many things the call read or wrote, as the contract counts them
     * @param larger the same, asked for more
     * @param plans the plans that the server chose; empty where they were not asked for
     * @param allocated bytes allocated by the calling thread, mean of a call; {@code null} where it was not measured
     */
    public record Read(
            String operation,
            String parameters,
            boolean writes,
            WireMeter.Reading reading,
            int calls,
            SortedMap<String, Integer> sometimes,
            int rows,
            @Nullable Larger larger,
            List<Plan> plans,
            @Nullable Long allocated)
            implements CaseResult {

        public Read {
            plans = List.copyOf(plans);
        }

        /** The same with the bytes allocated. */
        Read withAllocated(long bytes) {
            return new Read(operation, parameters, writes, reading, calls, sometimes, rows, larger, plans, bytes);
        }
    }

    /**
     * The case failed.
     *
     * @param reason what happened, in a sentence
     */
    public record Failed(String operation, String parameters, String reason) implements CaseResult {}

    /**
     * What was read when the same operation was asked for more.
     *
     * @param rows how many things it read or wrote then
     */
    public record Larger(String parameters, WireMeter.Reading reading, int rows) {}

    /**
     * The plan of a statement.
     *
     * @param sql the statement as sent
     * @param text the plan as EXPLAIN shows it, without costs
     */
    public record Plan(String sql, String text) {}
}
