package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.statistics.Estimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The second sentence of the answer: in which kind of work the contenders differ most, and in which no difference was shown. */
final class FamilySentence {

    private final String baseline;
    private final List<FamilyStanding> families;
    private final List<Place> places;

    private FamilySentence(String baseline, List<FamilyStanding> families) {
        this.baseline = baseline;
        this.families = families;
        this.places = families.stream().flatMap(FamilySentence::places).toList();
    }

    static String of(String baseline, List<FamilyStanding> families) {
        List<FamilyStanding> usable =
                families.stream().filter(FamilyStanding::isUsable).toList();
        return new FamilySentence(baseline, usable).text();
    }

    /** A contender but the baseline in a kind of work. */
    private record Place(String family, String contender, Estimate ratio, boolean differs) {

        double distance() {
            return Math.abs(Math.log(ratio.value()));
        }

        boolean hasInterval() {
            return ratio instanceof Estimate.Interval;
        }
    }

    private static Stream<Place> places(FamilyStanding one) {
        return one.standings().entries().stream().skip(1).flatMap(entry -> {
            Estimate ratio = entry.ratio();
            return ratio == null
                    ? Stream.empty()
                    : Stream.of(new Place(one.family().label(), Words.name(entry.contender()), ratio, entry.differs()));
        });
    }

    private String text() {
        if (places.isEmpty()) {
            return "Nothing is said of any kind of work either.";
        }
        if (families.size() == 1) {
            return "All of it is one kind of work, "
                    + families.getFirst().family().label() + ", so nothing is said of others.";
        }
        if (places.stream().noneMatch(Place::hasInterval)) {
            Place farthest = farthest(places.stream());
            return "Of all kinds of work, the ratio farthest from 1 is that of " + farthest.contender + " on "
                    + farthest.family + " (" + Words.times(farthest.ratio) + "), with no interval and so no verdict.";
        }
        if (places.stream().noneMatch(Place::differs)) {
            Place farthest = farthest(places.stream());
            return "On no kind of work is a difference from " + baseline
                    + " shown; the ratio farthest from 1 is that of " + farthest.contender + " on " + farthest.family
                    + " (" + Words.times(farthest.ratio) + ").";
        }
        Place farthest = farthest(places.stream().filter(Place::differs));
        return "The difference is largest on " + farthest.family + ", where " + farthest.contender + " takes "
                + Words.times(farthest.ratio) + " the time of " + baseline + "; " + vanishing() + ".";
    }

    private static Place farthest(Stream<Place> some) {
        return some.max(Comparator.comparingDouble(Place::distance)).orElseThrow();
    }

    private String vanishing() {
        Map<String, List<String>> tied = new LinkedHashMap<>();
        places.stream()
                .filter(place -> !place.differs)
                .forEach(place -> tied.computeIfAbsent(place.contender, first -> new ArrayList<>())
                        .add(place.family));
        if (tied.isEmpty()) {
            Place nearest = places.stream()
                    .min(Comparator.comparingDouble(Place::distance))
                    .orElseThrow();
            return "it is smallest, and yet shown, on " + nearest.family + " (" + nearest.contender + ", "
                    + Words.times(nearest.ratio) + ")";
        }
        // Those who tie on the same kinds are named together.
        Map<List<String>, List<String>> named = new LinkedHashMap<>();
        tied.forEach((contender, kinds) ->
                named.computeIfAbsent(kinds, first -> new ArrayList<>()).add(contender));
        List<String> parts = named.entrySet().stream()
                .map(entry -> Words.list(entry.getValue())
                        + (entry.getKey().size() == families.size()
                                ? " on any kind of work"
                                : " on " + Words.list(entry.getKey())))
                .toList();
        return "no difference from it is shown for " + String.join(", nor for ", parts);
    }
}
