package dev.orderbench.benchmarks.cli;

import dev.orderbench.benchmarks.audit.Audit;
import dev.orderbench.benchmarks.audit.AuditMarkdown;
import dev.orderbench.benchmarks.audit.AuditRules;
import dev.orderbench.benchmarks.audit.AuditTable;
import dev.orderbench.benchmarks.audit.CommittedAudit;
import dev.orderbench.benchmarks.audit.Note;
import dev.orderbench.benchmarks.measure.Contenders;
import dev.orderbench.benchmarks.result.AtomicFile;
import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.contract.Variant;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench audit}: counts what each contender sends, and compares it with what was committed. */
@Command(
        name = "audit",
        description = {
            "Counts what each contender sends for each operation: statements, round trips, rows and bytes on the wire, the"
                    + " plans, and the bytes it allocates; and compares all but the last with the committed audit.",
            "It exits with 1 when something differs, or breaks a rule of the audit."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  ./bench audit",
            "  ./bench audit --contenders raw-jdbc,jooq --variants tuned --operations placeOrder,cancelOrder",
            "  ./bench audit --operations salesReport --plans",
            "  ./bench audit --update && git diff audit"
        })
final class AuditCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--contenders",
            split = ",",
            paramLabel = "ID",
            description = "Whom to audit, separated by commas. Default: all.")
    private @Nullable List<String> contenders;

    @Option(
            names = "--variants",
            split = ",",
            paramLabel = "NAME",
            description =
                    "In which variants, separated by commas: tuned, naive, stateless. Default: all that there are.")
    private @Nullable List<String> variants;

    @Option(
            names = "--operations",
            split = ",",
            paramLabel = "NAME",
            description = "Which operations of the contract, separated by commas. Default: all.")
    private @Nullable List<String> operations;

    @Option(names = "--plans", description = "Print the statements' plans too.")
    private boolean plans;

    @Option(
            names = "--update",
            description = "Write the folder audit instead of comparing with it; for everything or not at all.")
    private boolean update;

    @Override
    public Integer call() {
        Audit.Request request = request();
        boolean complete = contenders == null && variants == null && operations == null;
        if (update && !complete) {
            throw new IllegalArgumentException(
                    "--update writes the whole audit: leave out --contenders, --variants and --operations");
        }
        PrintWriter terminal = spec.commandLine().getOut();
        Path folder = Home.root().resolve("audit");
        if (update && !Files.isWritable(Files.isDirectory(folder) ? folder : Home.root())) {
            throw new IllegalArgumentException("%s cannot be written".formatted(folder));
        }
        CommittedAudit committed = new CommittedAudit(folder);
        List<Note> notes = committed.notes();

        Progress progress = new Progress(terminal);
        Audit.Result result = new Audit(request, progress).run();
        progress.end();
        terminal.println();
        AuditTable.lines(result, plans).forEach(terminal::println);
        if (update) {
            AuditMarkdown.files(result, notes).forEach((file, text) -> AtomicFile.write(folder.resolve(file), text));
            terminal.println("Written: " + folder);
        }
        List<String> broken = AuditRules.broken(result, notes, complete);
        List<String> differences = update ? List.of() : committed.differences(result, complete);
        broken.forEach(rule -> terminal.println("RULE    " + rule));
        differences.forEach(terminal::println);
        if (!differences.isEmpty()) {
            terminal.println("The audit differs from the committed one. To accept it: " + AuditMarkdown.UPDATE);
        } else if (!update) {
            terminal.println("Nothing differs from the committed audit.");
        }
        terminal.flush();
        return broken.isEmpty() && differences.isEmpty() ? ExitCode.DONE : ExitCode.SOMETHING_FAILED;
    }

    private Audit.Request request() {
        List<OrderStoreProvider> chosen = contenders == null
                ? Contenders.all()
                : Arguments.each("--contenders", contenders, Contenders::provider).stream()
                        .sorted(Contenders.BASELINE_FIRST)
                        .toList();
        List<Variant> inVariants = variants == null
                ? List.of(Variant.values())
                : Arguments.each("--variants", variants, AuditCommand::variant);
        if (chosen.stream().flatMap(provider -> provider.variants().stream()).noneMatch(inVariants::contains)) {
            throw new IllegalArgumentException("None of %s has the variant %s"
                    .formatted(
                            chosen.stream().map(OrderStoreProvider::id).collect(Collectors.joining(", ")),
                            inVariants.stream().map(Variant::label).collect(Collectors.joining(", "))));
        }
        List<String> inOperations = operations == null
                ? Audit.operations()
                : Arguments.each("--operations", operations, AuditCommand::operation);
        return new Audit.Request(chosen, inVariants, inOperations, true);
    }

    private static Variant variant(String label) {
        return Arrays.stream(Variant.values())
                .filter(variant -> variant.label().equals(label))
                .findFirst()
                .orElseThrow(() -> unknown(
                        "variant",
                        label,
                        Arrays.stream(Variant.values()).map(Variant::label).toList()));
    }

    private static String operation(String name) {
        if (!Audit.operations().contains(name)) {
            throw unknown("operation", name, Audit.operations());
        }
        return name;
    }

    private static IllegalArgumentException unknown(String what, String value, List<String> accepted) {
        return new IllegalArgumentException(
                "Unknown %s '%s': expected one of %s".formatted(what, value, String.join(", ", accepted)));
    }
}
