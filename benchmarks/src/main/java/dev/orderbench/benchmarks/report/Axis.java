package dev.orderbench.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/**
 * An axis of a panel, from 0 or, where it is logarithmic, from a positive number.
 *
 * @param low at its beginning
 * @param high at its end
 * @param logarithmic whether equal factors have equal lengths
 */
record Axis(double low, double high, boolean logarithmic) {

    private static final int MOST_TICKS = 6;

    /** One that begins at 0 and holds a number. */
    static Axis fromZero(double highest) {
        return new Axis(0, highest > 0 ? highest * 1.08 : 1, false);
    }

    /** A logarithmic one that holds two positive numbers. */
    static Axis logarithmic(double lowest, double highest) {
        return new Axis(lowest / 1.15, highest * 1.15, true);
    }

    /** Where a number lies: 0 at the beginning, 1 at the end; numbers beyond lie at the edge. */
    double share(double number) {
        double share = logarithmic ? Math.log(number / low) / Math.log(high / low) : (number - low) / (high - low);
        return Math.clamp(share, 0, 1);
    }

    /** Round numbers, a handful. */
    List<Double> ticks() {
        return logarithmic ? decades() : steps();
    }

    private List<Double> steps() {
        double rough = (high - low) / (MOST_TICKS - 1);
        double decade = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = List.of(1.0, 2.0, 5.0, 10.0).stream()
                .map(factor -> factor * decade)
                .filter(one -> one >= rough)
                .findFirst()
                .orElse(10 * decade);
        List<Double> ticks = new ArrayList<>();
        for (int i = 0; i * step <= high; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    private List<Double> decades() {
        List<Double> ticks = new ArrayList<>();
        for (List<Double> factors : List.of(List.of(1.0, 2.0, 5.0), List.of(1.0, 3.0), List.of(1.0))) {
            ticks.clear();
            for (int decade = (int) Math.floor(Math.log10(low)); decade <= Math.floor(Math.log10(high)); decade++) {
                for (double factor : factors) {
                    double tick = factor * Math.pow(10, decade);
                    if (tick >= low && tick <= high) {
                        ticks.add(tick);
                    }
                }
            }
            if (ticks.size() <= MOST_TICKS) {
                break;
            }
        }
        return List.copyOf(ticks);
    }
}
