package dev.orderbench.benchmarks.result;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether what results say of footprints and combinations fits together. */
final class ChoiceConsistency {

    private ChoiceConsistency() {}

    /** The first thing that does not fit, as a clause. */
    static Optional<String> firstContradiction(Results results) {
        Set<String> contenders =
                results.contenders().stream().map(Contender::id).collect(Collectors.toCollection(HashSet::new));
        return footprints(results.footprints(), contenders).or(() -> combinations(results.combinations(), contenders));
    }

    private static Optional<String> footprints(List<Footprint> footprints, Set<String> contenders) {
        Set<String> told = new HashSet<>();
        for (Footprint footprint : footprints) {
            String name = "the footprint of " + footprint.contender();
            if (!contenders.contains(footprint.contender())
                    && !footprint.contender().equals(Footprint.DRIVER_AND_POOL)) {
                return Optional.of(name + " is of a contender that it does not list");
            }
            if (!told.add(footprint.contender())) {
                return Optional.of(name + " is there twice");
            }
            if (footprint.failure() == null && footprint.firstRowMillis().isEmpty()) {
                return Optional.of(name + " has no time and no failure");
            }
            if (footprint.firstRowMillis().size() != footprint.retainedBytes().size()) {
                return Optional.of(name + " does not have as many times as sizes of memory");
            }
            if (!footprint.firstRowMillis().stream().allMatch(ChoiceConsistency::isTime)
                    || !Stream.concat(footprint.retainedBytes().stream(), footprint.jars().values().stream())
                            .allMatch(bytes -> bytes > 0)) {
                return Optional.of(name + " has a number that is not positive and finite");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> combinations(List<Combination> combinations, Set<String> contenders) {
        Set<List<String>> told = new HashSet<>();
        Optional<List<Integer>> shape = Optional.empty();
        for (Combination combination : combinations) {
            String name = "the combination of " + combination.write() + " and " + combination.read();
            if (!contenders.contains(combination.write()) || !contenders.contains(combination.read())) {
                return Optional.of(name + " is of a contender that it does not list");
            }
            if (!told.add(List.of(combination.write(), combination.read()))) {
                return Optional.of(name + " is there twice");
            }
            if (combination.failure() != null) {
                continue;
            }
            List<Integer> rounds =
                    combination.nanosPerTransaction().stream().map(List::size).toList();
            if (rounds.isEmpty() || rounds.contains(0)) {
                return Optional.of(name + " has a JVM without a time, or none, and no failure");
            }
            if (!shape.orElse(rounds).equals(rounds)) {
                return Optional.of(name + " has other rounds than those before it");
            }
            shape = Optional.of(rounds);
            if (!combination.nanosPerTransaction().stream()
                    .flatMap(List::stream)
                    .allMatch(ChoiceConsistency::isTime)) {
                return Optional.of(name + " has a time that is not positive and finite");
            }
            Wire wire = combination.wire();
            if (wire != null && !Consistency.isPossible(wire)) {
                return Optional.of(name + " has counts of what it sends that cannot be: " + wire);
            }
        }
        return Optional.empty();
    }

    private static boolean isTime(double time) {
        return time > 0 && Double.isFinite(time);
    }
}
