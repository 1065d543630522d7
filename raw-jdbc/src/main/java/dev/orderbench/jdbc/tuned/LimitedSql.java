package dev.orderbench.jdbc.tuned;

import org.jspecify.annotations.Nullable;

/**
 * A statement with its limit written into it, one text for each limit. PostgreSQL takes a limit that is a parameter for a tenth of
 * all rows when it plans for all parameters, finds that plan dear, and so plans anew for each execution.
 */
final class LimitedSql {

    /** Of these, texts are kept: pages have few sizes, and the driver knows a statement by its text. */
    private static final int MOST_KEPT = 100;

    private final String before;
    private final String after;
    private final @Nullable String[] texts = new String[MOST_KEPT + 1];

    /**
     * @param before the statement up to its limit
     * @param after the rest of it
     */
    LimitedSql(String before, String after) {
        this.before = before;
        this.after = after;
    }

    String with(int limit) {
        if (limit > MOST_KEPT) {
            return before + limit + after;
        }
        // Two threads may write the same text.
        @Nullable String text = texts[limit];
        if (text == null) {
            text = before + limit + after;
            texts[limit] = text;
        }
        return text;
    }
}
