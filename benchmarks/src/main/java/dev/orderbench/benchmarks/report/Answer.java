package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.LogTimes;
import dev.orderbench.benchmarks.statistics.NetworkForecast;
import dev.orderbench.benchmarks.statistics.Standings;
import java.util.ArrayList;
import java.util.List;

/**
 * What a reader with two minutes takes away. Each sentence follows from the results by rules, which have no case left out.
 *
 * @param sentences who is ahead, in which kind of work it matters, and what remains of it over a network; fewer where there was
 *     nobody to compare
 * @param notShown what cannot be concluded, and why
 * @param holdsFor under which conditions the sentences were found
 * @param families the same by kind of work
 */
record Answer(List<String> sentences, List<String> notShown, List<FactSheet.Fact> holdsFor, FamilyTable families) {

    Answer {
        sentences = List.copyOf(sentences);
        notShown = List.copyOf(notShown);
        holdsFor = List.copyOf(holdsFor);
    }

    /**
     * The answer.
     *
     * @param standings those of the times, over all that was compared
     */
    static Answer of(
            Results results, Comparison comparison, LogTimes times, Standings standings, NetworkForecast forecast) {
        List<FamilyStanding> families = FamilyStanding.of(times);
        List<String> sentences = new ArrayList<>();
        String overall = OverallSentence.of(comparison, times, standings);
        sentences.add(
                results.plan().fitForDecisions()
                        ? Words.capitalized(overall)
                        : "Not fit for decisions, since the preset "
                                + results.plan().preset() + " measures too briefly: " + overall);
        if (comparison.contenders().size() > 1) {
            sentences.add(FamilySentence.of(Words.name(comparison.baseline()), families));
            sentences.add(NetworkSentence.of(comparison, times, forecast, HoldsFor.hasOwnNetwork(results)));
        }
        return new Answer(
                sentences,
                NotShown.of(results, comparison, times, families),
                HoldsFor.of(results),
                FamilyTable.of(families));
    }
}
