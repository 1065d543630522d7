package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Environment;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Stage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Results whose names, reasons and settings are what an attacker, or an accident, would put there. */
final class HostileResults {

    /** What would run, load and break out of attributes and scripts. */
    static final String MARKUP =
            "</script><script>window.hostile=1</script><img src=x onerror=\"window.hostile=1\">\"' onmouseover=window.hostile=1 x=\"";

    private static final String TURNED = "abc\u202Edef\u2067ghi";
    private static final String LONG = "w".repeat(10_000);

    private HostileResults() {}

    static Results of(Results results) {
        Environment environment = results.environment();
        Environment.Server server = environment.server();
        List<Stage> stages = results.plan().stages().stream()
                .map(stage -> new Stage(
                        stage.kind(),
                        stage.point(),
                        stage.operations().stream()
                                .map(HostileResults::operation)
                                .toList(),
                        stage.controlled(),
                        stage.jvms(),
                        stage.warmupSeconds(),
                        stage.secondsPerOperation(),
                        stage.rounds(),
                        stage.sliceMillis(),
                        stage.settleMillis()))
                .toList();
        return new Results(
                results.format(),
                results.version(),
                results.startedAt(),
                results.finishedAt(),
                true,
                new Plan(
                        MARKUP,
                        true,
                        MARKUP,
                        results.plan().orders(),
                        stages,
                        results.plan().seed()),
                new Environment(
                        MARKUP,
                        TURNED,
                        List.of(MARKUP, LONG),
                        MARKUP,
                        LONG,
                        environment.cores(),
                        environment.memoryBytes(),
                        new TreeMap<>(Map.of(MARKUP, LONG, LONG, MARKUP)),
                        new Environment.Server(
                                server.source(), MARKUP, new TreeMap<>(Map.of(MARKUP, TURNED, LONG, LONG))),
                        new TreeMap<>(Map.of(MARKUP, MARKUP))),
                List.of(
                        renamed(results.contenders().get(0), MARKUP),
                        renamed(results.contenders().get(1), LONG),
                        renamed(results.contenders().get(2), TURNED),
                        results.contenders().get(3)),
                results.jvms(),
                results.cells().stream()
                        .map(cell -> new Cell(
                                        operation(cell.operation()),
                                        cell.point(),
                                        cell.contender(),
                                        cell.failure() == null ? null : MARKUP + TURNED + LONG,
                                        cell.series())
                                .withWire(cell.wire()))
                        .toList());
    }

    private static Contender renamed(Contender contender, String name) {
        return new Contender(contender.id(), name, contender.variant(), contender.role());
    }

    private static String operation(String name) {
        return switch (name) {
            case "registerUser" -> MARKUP;
            case "searchOrders" -> LONG;
            default -> name;
        };
    }
}
