package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.statistics.Estimate;
import dev.orderbench.benchmarks.statistics.SettingEffect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which setting brings how much, from an experiment of its own that comes with the program.
 *
 * @param operations heads of its columns
 * @param rows one for each setting
 */
record SettingTable(List<String> operations, List<Row> rows) {

    static final String LEGEND =
            "Time with another value of a setting divided by the time with the value that contenders are measured with, above 1 where"
                    + " the other is slower. Not of this run, and of raw JDBC only, so it says nothing of the settings of jOOQ and Hibernate: an experiment with one thread and small data, 20 rounds in one JVM"
                    + " (docs/experiments/settings), with 95% t-intervals over the rounds. Bold are intervals that leave 1 out; of so many"
                    + " one of twenty would by chance alone. The first row changes nothing, and shows the noise.";

    private static final Figure NONE = new Figure("–", "");

    /** A setting with another value. */
    record Row(String setting, List<Effect> effects) {}

    /**
     * In one operation.
     *
     * @param shown whether the interval leaves 1 out
     */
    record Effect(Figure ratio, boolean shown) {}

    /** That of the experiment. */
    static SettingTable ofExperiment() {
        try (InputStream stream = SettingTable.class.getResourceAsStream("settings.tsv")) {
            if (stream == null) {
                throw new IllegalStateException("The program lacks settings.tsv: build it again with ./mvnw package");
            }
            return of(SettingEffect.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SettingTable of(List<SettingEffect> effects) {
        List<String> operations =
                effects.stream().map(SettingEffect::operation).distinct().toList();
        Map<String, Map<String, Effect>> bySetting = new LinkedHashMap<>();
        for (SettingEffect effect : effects) {
            bySetting
                    .computeIfAbsent(effect.setting(), key -> new LinkedHashMap<>())
                    .put(effect.operation(), new Effect(Numbers.ratio(effect.ratio()), isShown(effect.ratio())));
        }
        return new SettingTable(
                operations,
                bySetting.entrySet().stream()
                        .map(entry -> new Row(
                                entry.getKey(),
                                operations.stream()
                                        .map(operation ->
                                                entry.getValue().getOrDefault(operation, new Effect(NONE, false)))
                                        .toList()))
                        .toList());
    }

    private static boolean isShown(Estimate ratio) {
        return ratio instanceof Estimate.Interval interval && (interval.low() > 1 || interval.high() < 1);
    }
}
