package dev.orderbench.benchmarks.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds the code of an operation in a contender's sources. A variant is a folder of its name; an operation is the method of its name
 * there that is declared to implement the contract, with all that it reaches.
 *
 * <p>Immutable; safe for use by several threads. Of a contender, a variant or an operation that it does not know it finds nothing.
 */
public final class SourceCatalog {

    private final Map<String, List<SourceFile>> files;
    private final Map<String, List<ParsedClass>> classes = new TreeMap<>();

    private SourceCatalog(Map<String, List<SourceFile>> files) {
        this.files = Map.copyOf(files);
        files.forEach((contender, texts) -> classes.put(contender, Parser.parse(texts)));
    }

    /** Made from files by the id of the contender. */
    public static SourceCatalog of(Map<String, List<SourceFile>> files) {
        return new SourceCatalog(files);
    }

    /** What this program was built with. */
    public static SourceCatalog program() {
        return Program.CATALOG;
    }

    /** Read when it is first asked for. */
    private static final class Program {
        private static final SourceCatalog CATALOG = of(ProgramSources.read());
    }

    /** Whether there are sources of a contender at all. */
    public boolean knows(String contender) {
        return !classes.getOrDefault(contender, List.of()).isEmpty();
    }

    /** All files of a contender. */
    public List<SourceFile> files(String contender) {
        return files.getOrDefault(contender, List.of());
    }

    /** The code of an operation. */
    public Optional<OperationSource> source(String contender, String variant, String operation) {
        List<ParsedClass> all = classes.getOrDefault(contender, List.of());
        return all.stream()
                .filter(each -> each.file().folder().equals(variant))
                .flatMap(each -> each.members(operation, Reference.ANY).stream()
                        .filter(Member::override)
                        .map(method -> Reach.from(each, method, all)))
                .findFirst();
    }

    /** How much code a variant is; what its variants share, and what is generated, is not counted. */
    public Optional<Extent> extent(String contender, String variant) {
        Map<String, List<ParsedClass>> folders = classes.getOrDefault(contender, List.of()).stream()
                .filter(each -> each.file().folder().equals(variant))
                .collect(Collectors.groupingBy(each -> each.file().directory(), TreeMap::new, Collectors.toList()));
        return folders.entrySet().stream()
                .findFirst()
                .map(entry -> new Extent(
                        entry.getKey(),
                        entry.getValue().size(),
                        entry.getValue().stream()
                                .mapToInt(each -> CodeLines.of(each.file().text()))
                                .sum()));
    }
}
