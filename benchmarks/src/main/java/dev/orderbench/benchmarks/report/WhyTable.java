package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Wire;
import dev.orderbench.benchmarks.result.Wires;
import dev.orderbench.benchmarks.source.Excerpt;
import dev.orderbench.benchmarks.source.OperationSource;
import dev.orderbench.benchmarks.source.SourceCatalog;
import dev.orderbench.benchmarks.statistics.Comparison;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why each operation costs what it costs: what its time was spent on, what was sent for it, and the code that did it.
 *
 * @param operations one for each operation that was compared
 * @param legend what is shown
 */
record WhyTable(List<WhyOperation> operations, String legend) {

    /** Of so many statements the text is shown; who writes values into the text may send hundreds. */
    private static final int MOST_STATEMENTS = 12;

    static final String NO_TEXT =
            "Not recorded: results of programs before this one count statements and do not keep their text, and over"
                    + " encrypted connections nothing is counted.";

    static WhyTable of(
            Results results, Comparison comparison, CauseTable causes, WireTable wire, SourceCatalog catalog) {
        List<String> operations = results.plan().operations();
        Material material = Material.of(results, comparison, causes, wire, catalog);
        Map<Excerpt, WhyOperation.Place> shown = new HashMap<>();
        List<WhyOperation> shownOperations = new ArrayList<>();
        for (String operation : operations) {
            shownOperations.add(operation(
                    new WhyOperation.Place("why-" + (shownOperations.size() + 1), operation), material, shown));
        }
        return new WhyTable(List.copyOf(shownOperations), legend(results));
    }

    /**
     * What is known, by operation.
     *
     * @param times its times at its first point, in words
     * @param wires the text of what was sent
     */
    private record Material(
            List<Contender> contenders,
            Map<String, String> times,
            Map<String, List<CauseRow.Group>> causes,
            Map<String, WireTable.Group> wire,
            Wires wires,
            SourceCatalog catalog) {

        static Material of(
                Results results, Comparison comparison, CauseTable causes, WireTable wire, SourceCatalog catalog) {
            Map<String, String> times = new HashMap<>();
            ResultRow.groups(comparison).forEach(group -> times.putIfAbsent(group.operation(), WhyTable.times(group)));
            Map<String, WireTable.Group> ofWire = new HashMap<>();
            wire.groups().forEach(group -> ofWire.putIfAbsent(group.operation(), group));
            return new Material(
                    comparison.contenders(),
                    times,
                    causes.groups().stream().collect(Collectors.groupingBy(CauseRow.Group::operation)),
                    ofWire,
                    new Wires(results),
                    catalog);
        }
    }

    boolean isEmpty() {
        return operations.isEmpty();
    }

    /** By the path of each file of which something is shown, the anchor of the first operation that shows it. */
    Map<String, String> anchors() {
        Map<String, String> anchors = new HashMap<>();
        for (WhyOperation operation : operations) {
            operation.code().stream()
                    .flatMap(code -> code.listings().stream())
                    .forEach(listing -> anchors.putIfAbsent(listing.excerpt().path(), operation.anchor()));
        }
        return anchors;
    }

    private static String legend(Results results) {
        return "For each operation: where its time went, what was sent for it, and the code. Statements are as sent, with places for"
                + " parameters in the place of values, and how often a call executes each. The code is that of this program's"
                + " build; the run was made with commit "
                + results.environment().commit() + ". Of a class its head is shown"
                + " and what the operation uses; what all operations share, connections and transactions, and generated code"
                + " are left out, and what an operation above shows already is named. Lines of code are those that hold more than a comment.";
    }

    private static WhyOperation operation(
            WhyOperation.Place place, Material material, Map<Excerpt, WhyOperation.Place> shown) {
        String operation = place.operation();
        return new WhyOperation(
                place.anchor(),
                operation,
                material.times.getOrDefault(operation, ""),
                material.causes.getOrDefault(operation, List.of()),
                material.wire.get(operation),
                material.contenders.stream()
                        .map(contender -> sent(
                                contender,
                                material.wires.find(operation, contender.id()).map(Wire::sent)))
                        .toList(),
                material.contenders.stream()
                        .map(contender -> code(contender, place, material.catalog, shown))
                        .toList());
    }

    /** As in {@code 1 thread: Raw JDBC 102 µs, jOOQ no score}. */
    private static String times(ResultRow.Group group) {
        return group.point() + ": "
                + String.join(
                        ", ",
                        group.rows().stream()
                                .map(row -> row.contender()
                                        + switch (row) {
                                            case ResultRow.Measured measured ->
                                                " " + measured.micros().value() + " µs";
                                            case ResultRow.Failed failed -> " no score";
                                        })
                                .toList());
    }

    private static WhyOperation.Sent sent(Contender contender, Optional<List<Wire.Sent>> sent) {
        String name = Words.name(contender);
        if (sent.isEmpty()) {
            return new WhyOperation.Sent(name, List.of(), NO_TEXT);
        }
        List<Wire.Sent> all = sent.get();
        int more = all.size() - MOST_STATEMENTS;
        return new WhyOperation.Sent(
                name,
                all.stream()
                        .limit(MOST_STATEMENTS)
                        .map(each -> new WhyOperation.Statement(
                                Words.plain(each.times(), 2) + "×", each.sql().strip()))
                        .toList(),
                all.isEmpty()
                        ? "Nothing was sent."
                        : more > 0 ? Words.count(more, "more text") + " in results.json." : "");
    }

    private static WhyOperation.Code code(
            Contender contender,
            WhyOperation.Place place,
            SourceCatalog catalog,
            Map<Excerpt, WhyOperation.Place> shown) {
        String name = Words.name(contender);
        String id = Modules.id(contender);
        OperationSource source =
                catalog.source(id, contender.variant(), place.operation()).orElse(null);
        if (source == null) {
            return new WhyOperation.Code(name, "", List.of(), List.of(), missing(id, catalog));
        }
        boolean isShown = contender.variant().equals("tuned");
        return new WhyOperation.Code(
                name,
                Words.count(source.lines(), "line") + " of code",
                isShown ? listings(source.excerpts(), place, shown) : List.of(),
                source.excerpts().stream().map(Excerpt::path).toList(),
                isShown ? "" : "Shown is the code of tuned variants; this one's stands in the files named here.");
    }

    /** What is the same as at an operation before, such as the mapping of a row, is not shown again. */
    private static List<WhyOperation.Listing> listings(
            List<Excerpt> excerpts, WhyOperation.Place place, Map<Excerpt, WhyOperation.Place> shown) {
        return excerpts.stream()
                .map(excerpt -> new WhyOperation.Listing(excerpt, shown.putIfAbsent(excerpt, place)))
                .toList();
    }

    private static String missing(String id, SourceCatalog catalog) {
        return catalog.knows(id)
                ? "This program has no code of this variant for this operation."
                : "This program was built without the sources of this contender.";
    }

    /** What the report says of an operation; where a part is unknown, its note says why. */
    record WhyOperation(
            String anchor,
            String operation,
            String times,
            List<CauseRow.Group> causes,
            WireTable.@Nullable Group wire,
            List<Sent> sent,
            List<Code> code) {

        /** Whether the text of any statement is known. */
        boolean hasText() {
            return sent.stream().anyMatch(each -> !each.statements().isEmpty());
        }

        /**
         * What one contender sends.
         *
         * @param note what must be added, or empty
         */
        record Sent(String contender, List<Statement> statements, String note) {}

        /**
         * A statement.
         *
         * @param times how often a call executes it, as in {@code 1.5×}
         */
        record Statement(String times, String sql) {}

        /**
         * The code of one contender.
         *
         * @param lines how many lines, in words; empty where there is no code
         * @param listings the code itself; empty where it is not shown
         * @param paths the files that it stands in
         * @param note why it is not shown, or empty
         */
        record Code(String contender, String lines, List<Listing> listings, List<String> paths, String note) {}

        /**
         * Code of one class.
         *
         * @param earlier where the same was shown already; {@code null} where it is shown here
         */
        record Listing(Excerpt excerpt, @Nullable Place earlier) {}

        /** An operation and its anchor on the page. */
        record Place(String anchor, String operation) {}
    }
}
