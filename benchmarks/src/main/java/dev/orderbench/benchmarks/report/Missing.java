package dev.orderbench.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** What stands in the place of a section of which a run holds nothing: a sentence each, the same on the page and in Markdown. */
final class Missing {

    static final String NETWORK =
            "Round trips were neither counted nor measured over a network: ./bench run --rtt 0.5,1,5 does both.";

    static final String LATENCY =
            "Latency at a fixed arrival rate is not in this run: ./bench run --latency measures it with all else, ./bench latency"
                    + " alone.";

    static final String SCALING =
            "How cost grows with threads and data is not in this run: ./bench run --scaling threads,size measures it.";

    static final String POOLS =
            "Experiments on connection pools are not in this run: ./bench run --pool does three, ./bench pool all of them.";

    static final String DRAFTS =
            "What contenders cost as first written is not in this run: ./bench run --drafts measures it.";

    static final String CHOICE =
            "What contenders bring with them, and two of them in one transaction, is not in this run: ./bench run --footprint"
                    + " measures it.";

    private Missing() {}

    /** All that was not measured, in a line; empty where it holds something of each. */
    static String line(ReportView view) {
        List<String> missing = new ArrayList<>();
        add(missing, view.network().isEmpty(), "network");
        add(missing, view.latency().isEmpty(), "latency");
        add(missing, view.scaling().isEmpty(), "scaling");
        add(missing, view.pool().isEmpty(), "pools");
        add(missing, view.drafts().isEmpty(), "drafts");
        add(missing, !view.hasChoice(), "footprints");
        return missing.isEmpty() ? "" : "Not in this run: " + String.join(", ", missing) + " (see ./bench --help).";
    }

    private static void add(List<String> missing, boolean isMissing, String name) {
        if (isMissing) {
            missing.add(name);
        }
    }
}
