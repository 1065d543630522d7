package dev.orderbench.benchmarks.source;

import java.util.List;

/**
 * The code of one operation in one variant.
 *
 * @param excerpts of each class that it uses: first that which has the operation's method, then in the order in which they are
 *     reached
 */
public record OperationSource(List<Excerpt> excerpts) {

    public OperationSource {
        excerpts = List.copyOf(excerpts);
    }

    /** The lines of code of all together. */
    public int lines() {
        return excerpts.stream().mapToInt(Excerpt::lines).sum();
    }
}
