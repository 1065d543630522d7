import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.ResultsFile;
import dev.orderbench.benchmarks.result.Stage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Where the spread of a run's ratios comes from, out of the slices that its results hold. For each operation, number of
 * threads and contender but the baseline, with d = ln(contender / baseline) of a round:
 *
 * <ul>
 *   <li>round: the standard deviation of d within a JVM;
 *   <li>time: that of ln(baseline) within a JVM, which a comparison without pairs would have to live with;
 *   <li>lag 1: how far a round resembles the next one (0 where rounds are independent);
 *   <li>trend: the share of the variance within JVMs that a line over the rounds explains (warm-up that goes on);
 *   <li>found, expected: the standard deviation of the JVMs' means of d, and what it would be if rounds were all that varies;
 *   <li>JVM: the share of the variance of these means that rounds do not explain, cut off at 0.
 * </ul>
 *
 * <p>Usage: see run.sh. Arguments: results files.
 */
final class VarianceBudget {

    public static void main(String[] files) {
        for (String file : files) {
            Results results = ResultsFile.read(Path.of(file));
            System.out.printf(Locale.ROOT, "%n%s: %s, slices of %d ms%n", file, results.plan().preset(),
                    results.plan().stages().getFirst().sliceMillis());
            System.out.printf("%-24s %-8s %-16s %5s %6s %6s %6s %6s %6s %8s %6s%n", "operation", "threads", "contender", "JVMs",
                    "round", "time", "lag 1", "trend", "found", "expected", "JVM");
            List<Budget> all = new ArrayList<>();
            for (Stage stage : results.plan().stages(Stage.Kind.COMPARISON)) {
                for (String operation : stage.operations()) {
                    for (Contender contender : results.contenders()) {
                        List<double[]> ratios = ratios(results, operation, stage.point(), contender.id());
                        if (!contender.equals(results.baseline()) && ratios.size() > 1) {
                            Budget budget = Budget.of(ratios, times(results, operation, stage.point()));
                            budget.print(operation, stage.point().threads(), contender.id());
                            all.add(budget);
                        }
                    }
                }
            }
            Budget.pooled(all).print("all, pooled", 0, "");
        }
    }

    private static List<double[]> times(Results results, String operation, Point point) {
        return cell(results, operation, point, results.baseline().id())
                .flatMap(cell -> cell.series().stream())
                .map(series -> series.nanosPerOperation().stream().mapToDouble(Math::log).toArray())
                .toList();
    }

    /** The rounds of each JVM. */
    private static List<double[]> ratios(Results results, String operation, Point point, String contender) {
        List<double[]> ratios = new ArrayList<>();
        List<Cell.Series> base = cell(results, operation, point, results.baseline().id())
                .flatMap(cell -> cell.series().stream())
                .toList();
        cell(results, operation, point, contender)
                .flatMap(cell -> cell.series().stream())
                .forEach(series -> base.stream().filter(other -> other.jvm() == series.jvm()).forEach(other -> {
                    double[] d = new double[Math.min(series.nanosPerOperation().size(), other.nanosPerOperation().size())];
                    for (int i = 0; i < d.length; i++) {
                        d[i] = Math.log(series.nanosPerOperation().get(i) / other.nanosPerOperation().get(i));
                    }
                    ratios.add(d);
                }));
        return ratios;
    }

    private static Stream<Cell> cell(Results results, String operation, Point point, String contender) {
        return results.cells().stream()
                .filter(cell -> cell.operation().equals(operation)
                        && cell.point().equals(point)
                        && cell.contender().equals(contender));
    }

    /** Sums of squares and their degrees of freedom, so that several can be pooled. */
    private record Budget(
            int jvms,
            double within,
            double withinFreedom,
            double time,
            double lag,
            double trend,
            double between,
            double betweenFreedom,
            double expected) {

        static Budget of(List<double[]> jvms, List<double[]> times) {
            double within = 0;
            double freedom = 0;
            double lag = 0;
            double slopeProducts = 0;
            double slopeSquares = 0;
            double expected = 0;
            double[] means = new double[jvms.size()];
            for (int j = 0; j < jvms.size(); j++) {
                double[] d = jvms.get(j);
                double mean = mean(d);
                means[j] = mean;
                double squares = 0;
                for (int r = 0; r < d.length; r++) {
                    double deviation = d[r] - mean;
                    double place = r - (d.length - 1) / 2.0;
                    squares += deviation * deviation;
                    slopeProducts += place * deviation;
                    slopeSquares += place * place;
                    lag += r == 0 ? 0 : deviation * (d[r - 1] - mean);
                }
                within += squares;
                freedom += d.length - 1;
                expected += squares / (d.length - 1) / d.length;
            }
            double timeSquares = 0;
            double timeFreedom = 0;
            for (double[] t : times) {
                timeSquares += squares(t);
                timeFreedom += t.length - 1;
            }
            return new Budget(
                    jvms.size(),
                    within,
                    freedom,
                    timeSquares / timeFreedom * freedom,
                    lag,
                    slopeProducts * slopeProducts / slopeSquares,
                    squares(means),
                    jvms.size() - 1,
                    expected / jvms.size() * (jvms.size() - 1));
        }

        static Budget pooled(List<Budget> all) {
            return all.stream()
                    .reduce((a, b) -> new Budget(
                            Math.max(a.jvms, b.jvms),
                            a.within + b.within,
                            a.withinFreedom + b.withinFreedom,
                            a.time + b.time,
                            a.lag + b.lag,
                            a.trend + b.trend,
                            a.between + b.between,
                            a.betweenFreedom + b.betweenFreedom,
                            a.expected + b.expected))
                    .orElseThrow();
        }

        void print(String operation, int threads, String contender) {
            System.out.printf(Locale.ROOT, "%-24s %-8s %-16s %5d %6.3f %6.3f %6.2f %5.1f%% %6.4f %8.4f %5.0f%%%n", operation,
                    threads == 0 ? "" : threads, contender, jvms, Math.sqrt(within / withinFreedom),
                    Math.sqrt(time / withinFreedom), lag / within, 100 * trend / within, Math.sqrt(between / betweenFreedom),
                    Math.sqrt(expected / betweenFreedom), 100 * Math.max(0, 1 - expected / between));
        }

        private static double mean(double[] values) {
            double sum = 0;
            for (double value : values) {
                sum += value;
            }
            return sum / values.length;
        }

        private static double squares(double[] values) {
            double mean = mean(values);
            double sum = 0;
            for (double value : values) {
                sum += (value - mean) * (value - mean);
            }
            return sum;
        }
    }
}
