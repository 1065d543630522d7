package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.report.FactSheet.Fact;
import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Environment;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import dev.orderbench.benchmarks.result.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** What was run, on what, and with which settings: all that a repetition needs. */
final class FactSheets {

    private FactSheets() {}

    static List<FactSheet> of(Results results) {
        Environment environment = results.environment();
        List<FactSheet> sheets = new ArrayList<>(List.of(
                run(results),
                plan(results.plan()),
                machine(environment),
                new FactSheet(
                        "Contenders",
                        results.contenders().stream()
                                .filter(contender -> contender.role() == Role.CONTENDER)
                                .map(contender -> new Fact(contender.displayName(), contender.variant()))
                                .toList()),
                FactSheet.of("Libraries", environment.libraries()),
                FactSheet.of("Connection pool", environment.pool())));
        SortedMap<String, String> driver = environment.driver();
        if (driver != null) {
            sheets.add(FactSheet.of("JDBC driver", driver));
        }
        sheets.add(server(environment.server()));
        sheets.addAll(settings(results));
        return List.copyOf(sheets);
    }

    /** What each contender is set to; none where nobody has recorded it. */
    private static List<FactSheet> settings(Results results) {
        SortedMap<String, SortedMap<String, String>> recorded =
                results.environment().contenders();
        if (recorded == null) {
            return List.of();
        }
        List<FactSheet> sheets = new ArrayList<>();
        for (Contender contender : results.contenders()) {
            SortedMap<String, String> settings = recorded.get(contender.id());
            if (settings != null) {
                String heading = "Settings of " + Words.name(contender);
                sheets.add(
                        settings.isEmpty()
                                ? new FactSheet(heading, List.of(new Fact("All", "the library's defaults")))
                                : FactSheet.of(heading, settings));
            }
        }
        return List.copyOf(sheets);
    }

    private static FactSheet run(Results results) {
        return new FactSheet(
                "Run",
                List.of(
                        new Fact("Started", Words.moment(results.startedAt())),
                        new Fact("Finished", Words.moment(results.finishedAt())),
                        new Fact("Took", Words.duration(results.startedAt(), results.finishedAt())),
                        new Fact("Plan carried out", results.complete() ? "completely" : "in part"),
                        new Fact("order-bench commit", results.environment().commit())));
    }

    private static FactSheet plan(Plan plan) {
        List<Stage> comparisons = plan.stages(Stage.Kind.COMPARISON);
        return new FactSheet(
                "Plan",
                List.of(
                        new Fact("Preset", plan.preset() + (plan.fitForDecisions() ? "" : " (not fit for decisions)")),
                        new Fact("Dataset", plan.dataSize() + ", " + Words.count(plan.orders(), "order")),
                        new Fact("Operations", String.join(", ", plan.operations())),
                        new Fact(
                                "Compared at",
                                plan.points().stream().map(Point::conditions).collect(Collectors.joining("; "))),
                        new Fact("Also measured at", others(plan)),
                        new Fact(
                                plan.budget() == null ? "JVMs for each" : "JVMs for each, at least",
                                Words.distinct(comparisons, stage -> Integer.toString(stage.jvms()))),
                        new Fact(
                                "Warm-up of a JVM", Words.distinct(comparisons, stage -> stage.warmupSeconds() + " s")),
                        new Fact(
                                "Time for an operation",
                                Words.distinct(comparisons, stage -> stage.secondsPerOperation() + " s")),
                        new Fact("Rounds", Words.distinct(comparisons, stage -> Integer.toString(stage.rounds()))),
                        new Fact(
                                "Slice",
                                Words.distinct(
                                        comparisons,
                                        stage -> stage.sliceMillis() + " ms, after " + stage.settleMillis()
                                                + " ms untimed")),
                        new Fact("Seed", Long.toString(plan.seed())),
                        new Fact("Budget", BudgetWords.fact(plan.budget()))));
    }

    /** The points of the stages that give no verdicts. */
    private static String others(Plan plan) {
        String points = plan.stages().stream()
                .filter(stage -> stage.kind() != Stage.Kind.COMPARISON)
                .map(stage -> stage.point().label(plan.dataSize()))
                .distinct()
                .collect(Collectors.joining("; "));
        return points.isEmpty() ? "nothing" : points;
    }

    private static FactSheet machine(Environment environment) {
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact("Processor", environment.cpu()),
                new Fact("Cores seen by the JVM", Integer.toString(environment.cores())),
                new Fact("Memory", Numbers.fixed(environment.memoryBytes() / (double) (1L << 30), 1) + " GiB"),
                new Fact("Operating system", environment.operatingSystem()),
                new Fact("JDK", environment.jdk()),
                new Fact("JVM arguments", String.join(" ", environment.jvmArguments()))));
        String idle = environment.idleProcessors();
        if (idle != null) {
            facts.add(new Fact("Idle processors", idle));
        }
        return new FactSheet("Machine and JDK", List.copyOf(facts));
    }

    private static FactSheet server(Environment.Server server) {
        FactSheet settings = FactSheet.of("PostgreSQL", server.settings());
        List<Fact> facts =
                new ArrayList<>(List.of(new Fact("Version", server.version()), new Fact("Source", server.source())));
        facts.addAll(settings.facts());
        return new FactSheet(settings.heading(), List.copyOf(facts));
    }
}
