package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What PgBouncer changed, in sentences. */
final class PgBouncerVerdicts {

    private PgBouncerVerdicts() {}

    static List<String> of(List<PoolRow> rows) {
        List<String> sentences = new ArrayList<>();
        for (String way :
                rows.stream().map(row -> row.factor(PoolFactor.WAY)).distinct().toList()) {
            List<PoolRow> same =
                    rows.stream().filter(PoolVerdicts.is(PoolFactor.WAY, way)).toList();
            load(way, same, sentences);
            programs(way, same, sentences);
            features(way, same, sentences);
        }
        return sentences;
    }

    private static void load(String way, List<PoolRow> rows, List<String> sentences) {
        List<PoolRow> loads = rows.stream()
                .filter(row -> row.figures().containsKey(PoolFigure.THROUGHPUT))
                .toList();
        if (!loads.isEmpty()) {
            sentences.add("%s: %s; a pool of %s took at most %s connections of the server."
                    .formatted(
                            Words.capitalized(way),
                            loads.stream()
                                    .map(row -> "%s placed %s orders/s"
                                            .formatted(
                                                    row.factor(PoolFactor.CONTENDER),
                                                    row.figure(PoolFigure.THROUGHPUT)
                                                            .map(rate -> Numbers.fixed(rate, 0))
                                                            .orElse("-")))
                                    .collect(Collectors.joining(", ")),
                            loads.getFirst().factor(PoolFactor.POOL_SIZE),
                            PoolChapter.number(loads.stream()
                                    .mapToDouble(row ->
                                            row.figure(PoolFigure.CONNECTIONS).orElse(0.0))
                                    .max()
                                    .orElse(0))));
        }
    }

    private static void programs(String way, List<PoolRow> rows, List<String> sentences) {
        rows.stream()
                .filter(row -> row.factor(PoolFactor.CONTENDER).isEmpty())
                .map(row ->
                        "%s: %s, each of which opens a connection, asks twice and ends, took %s of the server's connections at most; %s failed."
                                .formatted(
                                        Words.capitalized(way),
                                        row.factor(PoolFactor.OPERATION),
                                        PoolVerdicts.text(row, PoolFigure.CONNECTIONS),
                                        PoolVerdicts.text(row, PoolFigure.FAILURES)))
                .forEach(sentences::add);
    }

    private static void features(String way, List<PoolRow> rows, List<String> sentences) {
        List<PoolRow> broken = rows.stream()
                .filter(row -> row.figures().containsKey(PoolFigure.TRIED))
                .filter(row -> !row.figure(PoolFigure.TRIED).equals(row.figure(PoolFigure.WORKED)))
                .toList();
        boolean tried = rows.stream().anyMatch(row -> row.figures().containsKey(PoolFigure.TRIED));
        if (tried) {
            sentences.add("%s: %s."
                    .formatted(
                            Words.capitalized(way),
                            broken.isEmpty()
                                    ? "advisory locks, order events and settings of a session all work"
                                    : broken.stream()
                                            .map(row -> "\"%s\" for %s held %s of %s times"
                                                    .formatted(
                                                            row.factor(PoolFactor.OPERATION),
                                                            row.factor(PoolFactor.CONTENDER),
                                                            PoolVerdicts.text(row, PoolFigure.WORKED),
                                                            PoolVerdicts.text(row, PoolFigure.TRIED)))
                                            .collect(Collectors.joining(", "))));
        }
    }
}
