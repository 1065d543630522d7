package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.statistics.PoolKnee;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** How many connections a pool needs, and how far a single sweep is to be trusted with it, in sentences. */
final class PoolSizeVerdicts {

    /** The aim: of ten passes, each by itself, so many advise a size that is near the best. */
    private static final int AIM = 9;

    private static final int OF = 10;

    private PoolSizeVerdicts() {}

    static List<String> of(List<PoolKnee> knees) {
        List<String> sentences = new ArrayList<>();
        String parts = knees.stream()
                .map(PoolKnee::rtt)
                .distinct()
                .map(rtt -> "over a network of %s ms %s"
                        .formatted(
                                rtt,
                                PoolVerdicts.range(knees.stream()
                                                .filter(knee -> knee.rtt().equals(rtt))
                                                .map(knee -> (double) knee.size()))
                                        .orElse("-")))
                .collect(Collectors.joining(", "));
        if (!parts.isEmpty()) {
            sentences.add("So many connections do at least 95%% of the best, depending on operation and contender: %s."
                    .formatted(parts));
        }
        List<PoolKnee> repeated =
                knees.stream().filter(knee -> knee.passes() > 1).toList();
        String aim = "a size within 10% of the best " + AIM + " times in " + OF;
        add(sentences, "A pass by itself advises " + aim, repeated, PoolSizeVerdicts::isReached);
        add(sentences, "A pass by itself does not advise " + aim, repeated, PoolSizeVerdicts::isMissed);
        add(
                sentences,
                "Too few passes tell whether one by itself advises " + aim,
                repeated,
                knee -> !isReached(knee) && !isMissed(knee));
        return sentences;
    }

    private static void add(List<String> sentences, String sentence, List<PoolKnee> knees, Predicate<PoolKnee> which) {
        String those = knees.stream()
                .filter(which)
                .map(knee -> knee.contender() + " with " + knee.operation() + " over " + knee.rtt() + " ms ("
                        + knee.passesNearTheBest() + " of " + knee.passes() + ")")
                .collect(Collectors.joining(", "));
        if (!those.isEmpty()) {
            sentences.add(sentence + ": " + those + ".");
        }
    }

    private static boolean isReached(PoolKnee knee) {
        return knee.passes() >= OF && OF * knee.passesNearTheBest() >= AIM * knee.passes();
    }

    /** Also where so many failed that those which ten lack could not make up for it. */
    private static boolean isMissed(PoolKnee knee) {
        int failed = knee.passes() - knee.passesNearTheBest();
        return OF * failed > (OF - AIM) * Math.max(OF, knee.passes());
    }
}
