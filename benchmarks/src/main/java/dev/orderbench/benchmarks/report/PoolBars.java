package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolRow;
import dev.orderbench.benchmarks.statistics.Median;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A picture of one figure under conditions that are no numbers: a row for each, with its words above, and its value below as a bar
 * and as text; all coordinates are computed.
 *
 * @param title under which other conditions
 * @param axis what lies along the horizontal axis
 * @param key what the marks mean, as a sentence; empty where there are bars alone
 * @param ticks of the axis
 * @param rows from above
 */
record PoolBars(String title, String axis, String key, List<PoolPanel.Tick> ticks, List<Row> rows) {

    static final int WIDTH = 380;
    static final int LEFT = 4;
    static final int RIGHT = 250;

    /** Where values end. */
    static final int VALUES = 378;

    private static final int ROW = 36;
    private static final int WORDS = 14;
    private static final int BAR = 19;
    private static final int BELOW = 38;
    private static final int STEPS = 4;

    /** So many characters of a row's condition are shown. */
    private static final int LONGEST = 60;

    private static final int LONGEST_TITLE = 300;

    PoolBars {
        ticks = List.copyOf(ticks);
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param label under which condition
     * @param value the median, in words
     * @param end where the bar ends; {@code null} where there is none, since the axis is logarithmic
     * @param dots each value by itself, where there are several or no bar
     * @param beside what it is held against; {@code null} where there is nothing
     */
    record Row(
            String label,
            String value,
            @Nullable Double end,
            List<Dot> dots,
            @Nullable Dot beside) {

        Row {
            dots = List.copyOf(dots);
        }
    }

    record Dot(double x, String text) {}

    /**
     * What a picture shows.
     *
     * @param figure its value; of several rows under the same condition, the median
     * @param name what the figure is here, in words
     * @param apart conditions that have pictures of their own
     * @param labels conditions that have rows of their own; those that agree in the first stand together
     * @param beside a figure that it is held against; {@code null} for none
     * @param logarithmic whether values lie so far apart that the axis has powers of ten
     * @param addition what is to be told beside the value; empty for nothing
     */
    record Look(
            PoolFigure figure,
            String name,
            List<PoolFactor> apart,
            List<PoolFactor> labels,
            @Nullable PoolFigure beside,
            boolean logarithmic,
            Function<List<PoolRow>, String> addition) {

        Look(PoolFigure figure, List<PoolFactor> apart, List<PoolFactor> labels) {
            this(figure, figure.title(), apart, labels, null, false, rows -> "");
        }

        Look called(String words) {
            return new Look(figure, words, apart, labels, beside, logarithmic, addition);
        }

        Look against(PoolFigure other) {
            return new Look(figure, name, apart, labels, other, logarithmic, addition);
        }

        Look onPowersOfTen() {
            return new Look(figure, name, apart, labels, beside, true, addition);
        }

        Look adding(Function<List<PoolRow>, String> text) {
            return new Look(figure, name, apart, labels, beside, logarithmic, text);
        }
    }

    /**
     * A picture for each group of rows that agree in what is shown apart, all with the same axis; none where no row has the
     * figure.
     */
    static List<PoolBars> of(List<PoolRow> rows, Look look) {
        List<PoolRow> found = rows.stream()
                .filter(row -> row.figures().containsKey(look.figure))
                .toList();
        Scale scale = Scale.of(found, look);
        List<PoolBars> pictures = new ArrayList<>();
        grouped(found, look.apart).forEach((title, group) -> pictures.add(picture(title, group, look, scale)));
        return pictures;
    }

    private static PoolBars picture(String title, List<PoolRow> rows, Look look, Scale scale) {
        Map<String, List<PoolRow>> labelled = new LinkedHashMap<>();
        // Those that agree in the first condition stand together, whatever was measured in between.
        grouped(rows, look.labels.subList(0, 1))
                .values()
                .forEach(group -> labelled.putAll(grouped(group, look.labels)));
        List<Row> pictured = new ArrayList<>();
        labelled.forEach((label, group) -> pictured.add(row(label, group, look, scale)));
        return new PoolBars(
                title.isEmpty() ? look.name : title,
                look.figure.unit().isEmpty() ? look.name : look.name + ", " + look.figure.unit(),
                key(pictured, look),
                scale.ticks(),
                pictured);
    }

    private static Map<String, List<PoolRow>> grouped(List<PoolRow> rows, List<PoolFactor> factors) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> factors.stream()
                                .filter(factor -> !row.factor(factor).isEmpty())
                                .map(factor -> factor.phrase(row.factor(factor)))
                                .collect(Collectors.joining(", ")),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private static Row row(String label, List<PoolRow> rows, Look look, Scale scale) {
        List<Double> values = values(rows, look.figure);
        double median = Median.of(values);
        String whole = SvgText.of(label, LONGEST_TITLE);
        List<Dot> dots = values.size() > 1 || look.logarithmic
                ? values.stream()
                        .map(value -> new Dot(scale.x(value), whole + ": " + quantity(value, look.figure)))
                        .toList()
                : List.of();
        PoolFigure other = look.beside;
        Optional<Double> beside = Optional.ofNullable(other)
                .map(figure -> values(rows, figure))
                .filter(found -> !found.isEmpty())
                .map(Median::of);
        String held =
                beside.map(value -> other == null ? "" : quantity(value, other)).orElse("");
        String addition = look.addition.apply(rows);
        return new Row(
                SvgText.of(label, LONGEST),
                quantity(median, look.figure)
                        + (held.isEmpty() ? "" : " (" + held + ")")
                        + (addition.isEmpty() ? "" : ", " + addition),
                look.logarithmic ? null : scale.x(median),
                dots,
                beside.map(value -> new Dot(scale.x(value), "%s: %s (%s)".formatted(whole, held, title(other))))
                        .orElse(null));
    }

    private static String title(@Nullable PoolFigure figure) {
        return figure == null ? "" : figure.title();
    }

    private static List<Double> values(List<PoolRow> rows, PoolFigure figure) {
        return rows.stream().flatMap(row -> row.figure(figure).stream()).toList();
    }

    private static String key(List<Row> rows, Look look) {
        List<String> parts = new ArrayList<>();
        if (look.logarithmic) {
            parts.add("each dot is one time");
        } else if (rows.stream().anyMatch(row -> !row.dots.isEmpty())) {
            parts.add("a bar ends at the median, and each dot is one value");
        }
        PoolFigure other = look.beside;
        if (other != null && rows.stream().anyMatch(row -> row.beside != null)) {
            parts.add("the upright line, and the value in brackets, is what it is held against: " + other.title());
        }
        return parts.isEmpty() ? "" : Words.capitalized(String.join("; ", parts)) + ".";
    }

    private static String quantity(double value, PoolFigure figure) {
        String number = PoolChapter.number(value);
        return switch (figure.unit()) {
            case "" -> number;
            case "%" -> number + "%";
            case "1/s" -> number + "/s";
            default -> number + " " + figure.unit();
        };
    }

    int height() {
        return bottom() + BELOW;
    }

    /** Where the axis is. */
    int bottom() {
        return rows.size() * ROW + 2;
    }

    /** Where the words of a row stand. */
    int wordsAt(int row) {
        return row * ROW + WORDS;
    }

    /** Where the bar of a row begins, from above. */
    int barAt(int row) {
        return row * ROW + BAR;
    }

    /** From values to places along the axis. */
    private record Scale(double from, double to, boolean logarithmic) {

        static Scale of(List<PoolRow> rows, Look look) {
            List<Double> all = new ArrayList<>(values(rows, look.figure));
            PoolFigure other = look.beside;
            if (other != null) {
                all.addAll(values(rows, other));
            }
            double highest = all.stream().mapToDouble(Double::doubleValue).max().orElse(1);
            OptionalDouble least = all.stream()
                    .mapToDouble(Double::doubleValue)
                    .filter(value -> value > 0)
                    .min();
            if (!look.logarithmic || least.isEmpty()) {
                return new Scale(0, PoolPanel.roundUp(highest), false);
            }
            double from = Math.floor(Math.log10(least.getAsDouble()));
            return new Scale(from, Math.max(from + 1, Math.ceil(Math.log10(highest))), true);
        }

        double x(double value) {
            double place = logarithmic ? value > 0 ? Math.log10(value) : from : value;
            return PoolPanel.rounded(LEFT + (RIGHT - LEFT) * Math.clamp((place - from) / (to - from), 0, 1));
        }

        List<PoolPanel.Tick> ticks() {
            List<PoolPanel.Tick> ticks = new ArrayList<>();
            if (logarithmic) {
                for (double power = from; power <= to; power++) {
                    double value = Math.pow(10, power);
                    ticks.add(new PoolPanel.Tick(x(value), PoolChapter.number(value)));
                }
            } else {
                for (int i = 0; i <= STEPS; i++) {
                    double value = to * i / STEPS;
                    ticks.add(new PoolPanel.Tick(x(value), PoolChapter.number(value)));
                }
            }
            return ticks;
        }
    }
}
