package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.statistics.NetworkForecast;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What operations would take on some usual networks; the page's slider tells it for any.
 *
 * @param legend where the numbers come from
 * @param contenders the heads of its columns
 * @param groups all operations together, as ratios, where they have a mean, and then each; none where nothing can be told
 */
record ForecastTable(String legend, List<String> contenders, List<Group> groups) {

    /** The same machine, one rack, two zones of a cloud, two cities, in milliseconds. */
    private static final List<Double> USUAL = List.of(0.0, 0.2, 1.0, 5.0, 20.0);

    private static final String MODEL = ": base + round trips × round-trip time. A network of 0.2 ms is one rack, of"
            + " 1 ms two zones of a cloud, of 5 ms two cities. ";

    private static final String ALL = "All operations";

    /** All networks of one operation. */
    record Group(String operation, List<Row> rows) {}

    /** One network: times in microseconds, each with its ratio to the baseline; of all operations ratios, each with its rank. */
    record Row(String network, List<Figure> times) {}

    static ForecastTable of(NetworkMean mean, NetworkForecast forecast) {
        List<Contender> contenders = mean.contenders();
        String source = forecast.isMeasured()
                ? (forecast.operations().stream().allMatch(NetworkForecast.Forecast::fitted)
                                ? "Both numbers were fitted to measurements at "
                                : "Of "
                                        + Words.list(forecast.operations().stream()
                                                .filter(NetworkForecast.Forecast::fitted)
                                                .map(NetworkForecast.Forecast::operation)
                                                .toList())
                                        + ", both numbers were fitted to measurements; of the others, the base is the time"
                                        + " on the same machine, and the round trips are those counted on the wire. Measured at ")
                        + Words.list(forecast.measuredMillis().stream()
                                .map(Words::plain)
                                .toList())
                        + " ms; beyond them it is extrapolated."
                : "Nothing was measured over a network in this run: the base is the time on the same machine, the round"
                        + " trips are those counted on the wire, and all beyond 0 ms is extrapolated.";
        String base = ForecastBase.sentences(forecast);
        return new ForecastTable(
                "Time of one operation" + (base.isEmpty() ? " by one thread" : "") + MODEL + source
                        + (base.isEmpty() ? "" : " " + base)
                        + (mean.isEmpty() ? "" : " " + ranks(mean, forecast))
                        + mean.misfitSentence(),
                contenders.stream().map(Words::name).toList(),
                Stream.concat(
                                mean.isEmpty() ? Stream.empty() : Stream.of(new Group(ALL, together(mean))),
                                forecast.operations().stream()
                                        .map(one -> new Group(one.operation(), rows(one.lines(), contenders))))
                        .toList());
    }

    private static String ranks(NetworkMean mean, NetworkForecast forecast) {
        int left = forecast.operations().size()
                - mean.operations().size()
                - mean.misfits().size();
        return ALL + ": the geometric mean of the ratios, with the rank. Contenders within "
                + Numbers.share(NetworkMean.NEAR - 1)
                + " of each other, which is what the model is checked to, share their ranks."
                + (left == 0
                        ? ""
                        : " Left out of it: " + Words.count(left, "operation")
                                + " that not every contender has, or whose verdicts are withheld.");
    }

    private static List<Row> together(NetworkMean mean) {
        return USUAL.stream()
                .map(millis -> new Row(
                        Words.plain(millis) + " ms",
                        mean.contenders().stream()
                                .map(contender -> new Figure(
                                        "×" + Numbers.fixed(mean.ratio(contender, millis), 2),
                                        "rank " + mean.rank(contender, millis)))
                                .toList()))
                .toList();
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    private static List<Row> rows(Map<String, NetworkForecast.Line> lines, List<Contender> contenders) {
        List<Row> rows = new ArrayList<>();
        NetworkForecast.Line baseline = lines.get(contenders.getFirst().id());
        for (double millis : USUAL) {
            rows.add(new Row(
                    Words.plain(millis) + " ms",
                    contenders.stream()
                            .map(contender -> figure(lines.get(contender.id()), baseline, millis))
                            .toList()));
        }
        return rows;
    }

    private static Figure figure(
            NetworkForecast.@Nullable Line line, NetworkForecast.@Nullable Line baseline, double millis) {
        if (line == null) {
            return new Figure("–", "");
        }
        String ratio = baseline == null || line == baseline
                ? ""
                : "×" + Numbers.fixed(line.nanos(millis) / baseline.nanos(millis), 2);
        return new Figure(Numbers.fixed(line.nanos(millis) / 1_000, 0), line.fits() ? ratio : marked(ratio));
    }

    private static String marked(String ratio) {
        return ratio + (ratio.isEmpty() ? "" : "; ") + "does not fit";
    }
}
