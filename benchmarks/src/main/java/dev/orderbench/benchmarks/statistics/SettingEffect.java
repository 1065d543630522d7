package dev.orderbench.benchmarks.statistics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a setting does to the time of an operation, from the experiment in {@code docs/experiments/settings}: with another value and with
 * this project's, in turn, within one JVM.
 *
 * @param setting its name and the other value
 * @param operation which operation
 * @param ratio time with the other value divided by that with ours, with its 95 % t-interval over the rounds; nothing is adjusted for the
 *     number of intervals
 */
public record SettingEffect(String setting, String operation, Estimate ratio) {

    private static final int COLUMNS = 5;
    private static final int SETTING = 0;
    private static final int OPERATION = 1;
    private static final int OURS = 3;
    private static final int OTHER = 4;

    private record Key(String setting, String operation) {}

    /**
     * Those of a table with a line for each round: setting, operation, round, microseconds with our value, with the other.
     *
     * @param lines the head and a line at least, columns apart by tabs
     * @return in the order in which they first stand in it
     * @throws IllegalArgumentException when a line has other columns
     */
    public static List<SettingEffect> parse(List<String> lines) {
        Map<Key, List<Double>> logs = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] columns = line.split("\t", -1);
            if (columns.length != COLUMNS) {
                throw new IllegalArgumentException("Not a round of a setting: '%s'".formatted(line));
            }
            logs.computeIfAbsent(new Key(columns[SETTING], columns[OPERATION]), key -> new ArrayList<>())
                    .add(Math.log(Double.parseDouble(columns[OTHER]) / Double.parseDouble(columns[OURS])));
        }
        return logs.entrySet().stream()
                .map(entry -> new SettingEffect(
                        entry.getKey().setting(), entry.getKey().operation(), LogMean.estimate(entry.getValue())))
                .toList();
    }
}
