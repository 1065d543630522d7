package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolRow;
import dev.orderbench.benchmarks.statistics.PoolKnee;
import java.util.List;
import java.util.function.Function;

/** What an experiment found, as a short table, where sentences would be one like the other. */
final class PoolSummaries {

    private PoolSummaries() {}

    /** The table of an experiment; without rows where sentences say it all. */
    static PoolTable of(PoolExperiment experiment, List<PoolExperiment> all) {
        return switch (experiment.question()) {
            case SIZE -> size(PoolKnee.of(experiment));
            case HOLDING -> holding(PoolDemand.of(experiment, all));
            case CONNECTION, BORROW, SATURATION, ADVICE, SPIKE, LEAK, RECOVERY, TIMEOUT, PGBOUNCER, INSTANCES ->
                new PoolTable(List.of(), List.of(), List.of());
        };
    }

    private static PoolTable size(List<PoolKnee> knees) {
        return new PoolTable(
                List.of(PoolFactor.OPERATION.title(), PoolFactor.RTT.title(), PoolFactor.CONTENDER.title()),
                List.of(
                        "answers/s at its best",
                        "connections within 5% of it",
                        "95% interval",
                        "passes",
                        "advising within 10%"),
                knees.stream()
                        .map(knee -> List.of(
                                knee.operation(),
                                knee.rtt(),
                                knee.contender(),
                                Numbers.fixed(knee.throughput(), 0),
                                Integer.toString(knee.size()),
                                knee.passes() == 1 ? "" : knee.low() + " to " + knee.high(),
                                Integer.toString(knee.passes()),
                                knee.passes() == 1 ? "" : Integer.toString(knee.passesNearTheBest())))
                        .toList());
    }

    private static PoolTable holding(List<PoolDemand> demands) {
        return new PoolTable(
                List.of(PoolFactor.OPERATION.title(), PoolFactor.RTT.title(), PoolFactor.CONTENDER.title()),
                List.of(
                        "held, ms",
                        "idle while held, %",
                        "with 5 ms of other work, ms",
                        "answers/s at its best",
                        "busy by Little's law",
                        "busy in the sweep"),
                demands.stream()
                        .map(demand -> List.of(
                                demand.row().factor(PoolFactor.OPERATION),
                                demand.row().factor(PoolFactor.RTT),
                                demand.row().factor(PoolFactor.CONTENDER),
                                PoolVerdicts.text(demand.row(), PoolFigure.HOLD_MEAN),
                                PoolVerdicts.text(demand.row(), PoolFigure.IDLE),
                                inside(demand),
                                sweep(demand, knee -> Numbers.fixed(knee.throughput(), 0)),
                                demand.reckoned().map(PoolChapter::number).orElse(""),
                                sweep(demand, knee -> PoolChapter.number(knee.busy()) + " of " + knee.size())))
                        .toList());
    }

    private static String inside(PoolDemand demand) {
        return demand.withOtherWork()
                .map((PoolRow row) -> PoolVerdicts.text(row, PoolFigure.HOLD_MEAN))
                .orElse("");
    }

    private static String sweep(PoolDemand demand, Function<PoolKnee, String> text) {
        return demand.knee().map(text).orElse("");
    }
}
