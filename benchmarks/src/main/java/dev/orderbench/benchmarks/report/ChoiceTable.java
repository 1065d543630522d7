package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Footprint;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Wire;
import dev.orderbench.benchmarks.result.Wires;
import dev.orderbench.benchmarks.source.SourceCatalog;
import dev.orderbench.benchmarks.source.SourceFile;
import dev.orderbench.benchmarks.statistics.Median;
import dev.orderbench.benchmarks.statistics.Standings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The comparison of a buyer: what speaks for whom, each cell with its evidence.
 *
 * @param contenders the columns
 * @param rows the questions
 * @param evidence the files that show what sentences say, and of which the page shows nothing elsewhere
 */
record ChoiceTable(List<String> contenders, List<Row> rows, List<Evidence> evidence) {

    static final String LEGEND =
            "Figures are computed from this run. Sentences are about the libraries as this project uses them, with the file in"
                    + " which it can be seen.";

    /** Where the code of all operations is shown. */
    private static final String WHY = "why";

    private static final String NOT_MEASURED = "not measured in this run";

    /** A question, and its answer for each contender. */
    record Row(String question, List<Cell> cells) {}

    /**
     * A file, whole.
     *
     * @param anchor where the page shows it
     */
    record Evidence(SourceFile file, String anchor) {}

    /**
     * An answer.
     *
     * @param text the answer
     * @param evidence where it comes from, in words; empty where there is none
     * @param path the file that shows it, in the repository; empty where there is none
     * @param anchor where the page shows either; empty where it does not
     */
    record Cell(String text, String evidence, String path, String anchor) {

        private static Cell measured(String text, String evidence, String anchor) {
            return new Cell(text, evidence, "", anchor);
        }

        private static Cell seen(String text, String path, Map<String, String> anchors) {
            return new Cell(text, "", path, anchors.getOrDefault(path, ""));
        }

        private static Cell without(String text) {
            return new Cell(text, "", "", "");
        }
    }

    /**
     * The table.
     *
     * @param shown the anchors of the files of which the page shows something elsewhere, by their paths
     */
    static ChoiceTable of(
            Results results,
            List<Contender> contenders,
            Standings standings,
            SourceCatalog catalog,
            Map<String, String> shown) {
        List<Evidence> evidence = evidence(contenders, catalog, shown);
        Map<String, String> anchors = new HashMap<>(shown);
        evidence.forEach(one -> anchors.put(one.file().path(), one.anchor()));
        List<Row> rows = new ArrayList<>();
        for (LibraryFacts.Question question : LibraryFacts.Question.values()) {
            rows.add(row(question.label(), contenders, contender -> fact(contender, question, anchors)));
        }
        List<String> operations = results.plan().operations();
        Wires wires = new Wires(results);
        rows.add(row("Pooling", contenders, contender -> pooling(wires, operations, contender)));
        rows.add(row("Learning effort", contenders, contender -> effort(contender, catalog, !shown.isEmpty())));
        rows.add(row("Performance", contenders, contender -> performance(contender, standings)));
        rows.add(row("Dependencies", contenders, contender -> footprint(results, contender, ChoiceTable::jars)));
        rows.add(row("Start-up", contenders, contender -> footprint(results, contender, ChoiceTable::startUp)));
        rows.add(row("Memory", contenders, contender -> footprint(results, contender, ChoiceTable::memory)));
        return new ChoiceTable(contenders.stream().map(Words::name).toList(), rows, evidence);
    }

    private static List<Evidence> evidence(
            List<Contender> contenders, SourceCatalog catalog, Map<String, String> shown) {
        Map<String, SourceFile> files = new TreeMap<>();
        for (Contender contender : contenders) {
            Set<String> named = Stream.of(LibraryFacts.Question.values())
                    .flatMap(question -> LibraryFacts.of(Modules.id(contender), question).stream())
                    .map(LibraryFacts.Fact::path)
                    .filter(path -> !shown.containsKey(path))
                    .collect(Collectors.toSet());
            catalog.files(Modules.id(contender)).stream()
                    .filter(file -> named.contains(file.path()))
                    .forEach(file -> files.put(file.path(), file));
        }
        List<Evidence> evidence = new ArrayList<>();
        files.values().forEach(file -> evidence.add(new Evidence(file, "evidence-" + (evidence.size() + 1))));
        return evidence;
    }

    private static Row row(String question, List<Contender> contenders, Function<Contender, Cell> cell) {
        return new Row(question, contenders.stream().map(cell).toList());
    }

    private static Cell fact(Contender contender, LibraryFacts.Question question, Map<String, String> anchors) {
        return LibraryFacts.of(Modules.id(contender), question)
                .map(fact -> Cell.seen(fact.text(), fact.path(), anchors))
                .orElseGet(() -> Cell.without("not described: this program knows its own contenders only"));
    }

    /** A connection is held while the server is waited for: the fewer waits, the fewer connections a pool needs. */
    private static Cell pooling(Wires counted, List<String> operations, Contender contender) {
        List<Wire> wires = operations.stream()
                .flatMap(operation -> counted.find(operation, contender.id()).stream())
                .toList();
        if (wires.isEmpty()) {
            return Cell.without(NOT_MEASURED);
        }
        double roundTrips = wires.stream().mapToDouble(Wire::roundTrips).sum();
        return Cell.measured(
                "Any javax.sql pool serves. A connection is held for " + Words.plain(roundTrips, 1)
                        + " round trips, over " + Words.count(wires.size(), "operation")
                        + " done once each; the longer it is held, the larger the pool.",
                "What went over the wire",
                "wire");
    }

    private static Cell effort(Contender contender, SourceCatalog catalog, boolean codeIsShown) {
        return catalog.extent(Modules.id(contender), contender.variant())
                .map(extent -> Cell.seen(
                        Words.count(extent.lines(), "line") + " of code in " + Words.count(extent.classes(), "file")
                                + " for the whole contract, without what variants share. That is how much there is to read, and only"
                                + " a proxy for how long it takes to learn.",
                        extent.folder(),
                        codeIsShown ? Map.of(extent.folder(), WHY) : Map.of()))
                .orElseGet(() -> Cell.without("not counted: this program was built without its sources"));
    }

    private static Cell performance(Contender contender, Standings standings) {
        boolean baseline = standings.entries().getFirst().contender().equals(contender);
        return standings.entries().stream()
                .filter(entry -> entry.contender().equals(contender))
                .findFirst()
                .map(entry -> StandingRow.of(entry, baseline))
                .filter(row -> !row.ratio().value().equals("–"))
                .map(row -> Cell.measured(
                        (baseline
                                        ? "The baseline"
                                        : row.ratio().with("×")
                                                + " the time of the baseline, the geometric mean over all that was compared")
                                + "; rank " + row.rank() + ".",
                        "Overview",
                        "overview"))
                .orElseGet(() -> Cell.without(NOT_MEASURED));
    }

    private static Cell footprint(Results results, Contender contender, Function<Footprint, Optional<String>> text) {
        return results.footprints().stream()
                .filter(each -> each.contender().equals(contender.id()))
                .findFirst()
                .flatMap(text)
                .map(words -> Cell.measured(words, "footprints of this run", "footprint"))
                .orElseGet(() -> Cell.without(NOT_MEASURED));
    }

    private static Optional<String> jars(Footprint footprint) {
        long bytes =
                footprint.jars().values().stream().mapToLong(Long::longValue).sum();
        return Optional.of(Words.count(footprint.jars().size(), "jar") + ", " + Numbers.fixed(bytes / 1e6, 1)
                + " MB, beside the contract and the pool.");
    }

    private static Optional<String> startUp(Footprint footprint) {
        return footprint.firstRowMillis().isEmpty()
                ? Optional.empty()
                : Optional.of(Numbers.fixed(Median.of(footprint.firstRowMillis()), 0)
                        + " ms from the start of a JVM to the first row, the median of "
                        + Words.count(footprint.firstRowMillis().size(), "JVM") + ".");
    }

    private static Optional<String> memory(Footprint footprint) {
        return footprint.retainedBytes().isEmpty()
                ? Optional.empty()
                : Optional.of(Numbers.fixed(
                                Median.of(footprint.retainedBytes().stream()
                                                .map(Long::doubleValue)
                                                .toList())
                                        / 1e6,
                                1)
                        + " MB of heap in use once each operation has been done, the median of "
                        + Words.count(footprint.retainedBytes().size(), "JVM") + ".");
    }
}
