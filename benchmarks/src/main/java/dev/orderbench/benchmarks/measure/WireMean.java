package dev.orderbench.benchmarks.measure;

import dev.orderbench.benchmarks.result.Wire;
import dev.orderbench.database.wire.WireMeter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The mean of what several calls sent and received. */
public final class WireMean {

    private WireMean() {}

    /**
     * The mean of readings.
     *
     * @param readings one for each call, one at least
     */
    public static Wire of(List<WireMeter.Reading> readings) {
        long statements = 0;
        long roundTrips = 0;
        long rows = 0;
        long bytesOut = 0;
        long bytesIn = 0;
        Map<String, Integer> sent = new LinkedHashMap<>();
        for (WireMeter.Reading reading : readings) {
            statements += reading.statements();
            roundTrips += reading.roundTrips();
            rows += reading.rows();
            bytesOut += reading.bytesOut();
            bytesIn += reading.bytesIn();
            reading.sql().forEach(sql -> sent.merge(sql, 1, Integer::sum));
        }
        double calls = readings.size();
        return new Wire(
                readings.size(),
                statements / calls,
                roundTrips / calls,
                rows / calls,
                bytesOut / calls,
                bytesIn / calls,
                sent.entrySet().stream()
                        .map(entry -> new Wire.Sent(entry.getKey(), entry.getValue() / calls))
                        .toList());
    }
}
