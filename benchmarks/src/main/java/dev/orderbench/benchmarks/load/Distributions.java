package dev.orderbench.benchmarks.load;

import dev.orderbench.benchmarks.result.Distribution;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.HistogramIterationValue;

/** Turns histograms into what results hold of them. */
final class Distributions {

    private Distributions() {}

    static Distribution of(AbstractHistogram nanos) {
        return new Distribution(
                nanos.getTotalCount(),
                nanos.getValueAtPercentile(50),
                nanos.getValueAtPercentile(90),
                nanos.getValueAtPercentile(95),
                nanos.getValueAtPercentile(99),
                nanos.getValueAtPercentile(99.9),
                nanos.getMaxValue(),
                encoded(nanos),
                curve(nanos));
    }

    /** Each step halves what is left of the way to the longest after so many points. */
    private static final int POINTS_FOR_EACH_HALF = 3;

    private static List<Distribution.Quantile> curve(AbstractHistogram histogram) {
        List<Distribution.Quantile> curve = new ArrayList<>();
        for (HistogramIterationValue step : histogram.percentiles(POINTS_FOR_EACH_HALF)) {
            curve.add(new Distribution.Quantile(step.getPercentileLevelIteratedTo(), step.getValueIteratedTo()));
        }
        return curve;
    }

    private static String encoded(AbstractHistogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }
}
