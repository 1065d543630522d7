package dev.orderbench.benchmarks.report;

import java.util.List;

/**
 * A table in finished words and numbers.
 *
 * @param conditions heads of the first columns, which say under which conditions
 * @param heads heads of the other columns, which hold numbers
 * @param rows a text for each column
 */
record PoolTable(List<String> conditions, List<String> heads, List<List<String>> rows) {

    PoolTable {
        conditions = List.copyOf(conditions);
        heads = List.copyOf(heads);
        rows = rows.stream().map(List::copyOf).toList();
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }
}
