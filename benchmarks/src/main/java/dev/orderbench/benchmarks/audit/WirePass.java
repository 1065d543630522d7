package dev.orderbench.benchmarks.audit;

import dev.orderbench.database.wire.WireMeter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The readings of equal calls: what most of them sent, and what some sent beside. */
final class WirePass {

    private final List<WireMeter.Reading> readings;
    private final WireMeter.Reading common;

    /**
     * @param readings one for each call, one at least
     */
    WirePass(List<WireMeter.Reading> readings) {
        this.readings = List.copyOf(readings);
        this.common = mostFrequent(readings);
    }

    /** What most calls read; of those equally frequent, the one that came first. */
    WireMeter.Reading common() {
        return common;
    }

    int calls() {
        return readings.size();
    }

    /** The statements that some calls sent more often than the common one, with the number of those calls. */
    SortedMap<String, Integer> sometimes() {
        SortedMap<String, Integer> sometimes = new TreeMap<>();
        for (WireMeter.Reading reading : readings) {
            List<String> more = new ArrayList<>(reading.sql());
            common.sql().forEach(more::remove);
            more.stream().distinct().forEach(sql -> sometimes.merge(sql, 1, Integer::sum));
        }
        return sometimes;
    }

    private static WireMeter.Reading mostFrequent(List<WireMeter.Reading> readings) {
        Map<WireMeter.Reading, Integer> counts = new LinkedHashMap<>();
        readings.forEach(reading -> counts.merge(reading, 1, Integer::sum));
        Map.Entry<WireMeter.Reading, Integer> best = null;
        for (Map.Entry<WireMeter.Reading, Integer> entry : counts.entrySet()) {
            if (best == null || entry.getValue() > best.getValue()) {
                best = entry;
            }
        }
        if (best == null) {
            throw new IllegalArgumentException("No call was read");
        }
        return best.getKey();
    }
}
