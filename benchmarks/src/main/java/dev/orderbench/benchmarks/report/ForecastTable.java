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
 * @param contenders the heads of its columns, but for the unit, which each group has
 * @param groups all operations together, as ratios, where they have a mean, and then each; none where nothing can be told
 */
record ForecastTable(String legend, List<String> contenders, List<Group> groups) {

    /** The same machine, one rack, two zones of a cloud, two cities, in milliseconds. */
    private static final List<Double> USUAL = List.of(0.0, 0.2, 1.0, 5.0, 20.0);

    private static final String MODEL = ": base + round trips × round-trip time. A network of 0.2 ms is one rack, of"
            + " 1 ms two zones of a cloud, of 5 ms two cities. ";

    /** What stands beside a forecast from times that hold a network already. */
    static final String OWN_NETWORK =
            "The server of this run was itself reached over a network, which is part of every time:"
                    + " round-trip times are what another network has more.";

    private static final String ALL = "All operations";

    /** All networks of one operation, and the unit of its figures. */
    record Group(String operation, String unit, List<Row> rows) {

        String title() {
            return operation + ", " + unit;
        }
    }

    /** One network: times in microseconds, each with its ratio to the baseline; of all operations ratios, each with its rank. */
    record Row(String network, List<Figure> times) {}

    /**
     * That of a run.
     *
     * @param external whether the run itself had a network that is not known
     */
    static ForecastTable of(NetworkMean mean, NetworkForecast forecast, boolean external) {
        List<Contender> contenders = mean.contenders();
        String source = source(forecast);
        String base = ForecastBase.sentences(forecast);
        return new ForecastTable(
                "Time of one operation" + (base.isEmpty() ? " by one thread" : "") + MODEL + source
                        + (base.isEmpty() ? "" : " " + base)
                        + (external ? " " + OWN_NETWORK : "")
                        + (mean.isEmpty() ? "" : " " + ranks(mean, forecast))
                        + mean.misfitSentence(),
                contenders.stream().map(Words::name).toList(),
                Stream.concat(
                                mean.isEmpty()
                                        ? Stream.empty()
                                        : Stream.of(new Group(
                                                ALL,
                                                "ratio to " + Words.name(contenders.getFirst()),
                                                together(mean, external))),
                                forecast.operations().stream()
                                        .map(one -> new Group(
                                                one.operation(), "µs", rows(one.lines(), contenders, external))))
                        .toList());
    }

    private static String source(NetworkForecast forecast) {
        String counted = "the base is the time on the same machine, and the round trips are those counted on the wire,"
                + " without what a wait costs beside its round-trip time";
        if (!forecast.isMeasured()) {
            return "Nothing was measured over a network in this run: " + counted
                    + ", and all beyond 0 ms is extrapolated.";
        }
        List<String> fitted = forecast.operations().stream()
                .filter(NetworkForecast.Forecast::fitted)
                .map(NetworkForecast.Forecast::operation)
                .toList();
        boolean all = fitted.size() == forecast.operations().size();
        return (all ? "Both" : "Of " + Words.list(fitted) + ", both") + " numbers were fitted to what was measured at "
                + Words.list(forecast.fittedMillis().stream().map(Words::plain).toList()) + " ms; "
                + beyond(forecast) + "." + (all ? "" : " Of the others, " + counted + ".");
    }

    /** What holds where no line was fitted. */
    private static String beyond(NetworkForecast forecast) {
        double first = forecast.fittedMillis().getFirst();
        String longer = "beyond " + Words.plain(forecast.fittedMillis().getLast()) + " ms";
        if (first == 0) {
            return longer + " it is extrapolated";
        }
        return forecast.interpolates()
                ? "between 0, where it is as measured, and " + Words.plain(first) + " ms it is interpolated, " + longer
                        + " extrapolated"
                : "below " + Words.plain(first) + " ms and " + longer + " it is extrapolated";
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
                                + " of which the model does not give a time of every contender, or whose verdicts are"
                                + " withheld.");
    }

    private static List<Row> together(NetworkMean mean, boolean external) {
        return USUAL.stream()
                .map(millis -> new Row(
                        network(millis, external),
                        mean.contenders().stream()
                                .map(contender -> new Figure(
                                        "×" + Numbers.fixed(mean.ratio(contender, millis), 2),
                                        "rank " + mean.rank(contender, millis)))
                                .toList()))
                .toList();
    }

    private static String network(double millis, boolean external) {
        return Words.plain(millis) + (external ? " ms more" : " ms");
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    private static List<Row> rows(
            Map<String, NetworkForecast.Line> lines, List<Contender> contenders, boolean external) {
        List<Row> rows = new ArrayList<>();
        NetworkForecast.Line baseline = lines.get(contenders.getFirst().id());
        for (double millis : USUAL) {
            rows.add(new Row(
                    network(millis, external),
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
        double own = line.nanos(millis);
        double base = baseline == null ? 0 : baseline.nanos(millis);
        // A time that the model gives as nothing is noise, and has no ratio.
        String ratio = line == baseline || own <= 0 || base <= 0 ? "" : "×" + Numbers.fixed(own / base, 2);
        return new Figure(own <= 0 ? "–" : Numbers.fixed(own / 1_000, 0), line.fits() ? ratio : marked(ratio));
    }

    private static String marked(String ratio) {
        return ratio + (ratio.isEmpty() ? "" : "; ") + "does not fit";
    }
}
