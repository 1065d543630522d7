package dev.orderbench.database.wire;

import java.util.ArrayList;
import java.util.List;

/** The counters of one connection; what each means is told at {@link WireMeter.Reading}. */
final class Tally {

    int statements;
    final List<String> sql = new ArrayList<>();
    int parses;
    int portions;
    int roundTrips;
    long rows;
    long largestPortion;
    long bytesOut;
    long bytesIn;
    long copiedOut;
    long copiedIn;
    int errors;
    final List<String> notices = new ArrayList<>();

    WireMeter.Reading reading() {
        return new WireMeter.Reading(
                statements,
                sql,
                parses,
                portions,
                roundTrips,
                rows,
                largestPortion,
                bytesOut,
                bytesIn,
                copiedOut,
                copiedIn,
                errors,
                notices);
    }
}
