package dev.orderbench.benchmarks.audit;

import dev.orderbench.database.wire.WireMeter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Readings written by hand. */
final class SampleReadings {

    private SampleReadings() {}

    static WireMeter.Reading reading(int roundTrips, long bytesIn, String... sql) {
        return new WireMeter.Reading(
                sql.length, List.of(sql), 0, 0, roundTrips, 5, 5, 100, bytesIn, 0, 0, 0, List.of());
    }

    static Audited.Read read(WireMeter.Reading reading) {
        return new Audited.Read(
                "findOrder",
                "an order",
                false,
                reading,
                5,
                new TreeMap<>(),
                1,
                null,
                List.of(new Audited.Plan("SELECT", "Index Scan using orders_pkey on orders\n  Index Cond: (id = $1)")),
                1_234L);
    }

    static Audited.Read withLarger(Audited.Read read, boolean writes, int rows, WireMeter.Reading larger) {
        return new Audited.Read(
                read.operation(),
                read.parameters(),
                writes,
                read.reading(),
                read.calls(),
                read.sometimes(),
                read.rows(),
                new Audited.Larger("more", larger, rows),
                read.plans(),
                read.allocated());
    }

    static Audited.Read withSometimes(Audited.Read read, Map<String, Integer> sometimes) {
        return new Audited.Read(
                read.operation(),
                read.parameters(),
                read.writes(),
                read.reading(),
                read.calls(),
                new TreeMap<>(sometimes),
                read.rows(),
                read.larger(),
                read.plans(),
                read.allocated());
    }

    static Audited.Read withPlan(Audited.Read read, String plan) {
        return withPlans(read, List.of(new Audited.Plan("SELECT", plan)));
    }

    static Audited.Read withPlans(Audited.Read read, List<Audited.Plan> plans) {
        return new Audited.Read(
                read.operation(),
                read.parameters(),
                read.writes(),
                read.reading(),
                read.calls(),
                read.sometimes(),
                read.rows(),
                read.larger(),
                plans,
                read.allocated());
    }

    static Audited.Read withAllocated(Audited.Read read, @Nullable Long allocated) {
        return new Audited.Read(
                read.operation(),
                read.parameters(),
                read.writes(),
                read.reading(),
                read.calls(),
                read.sometimes(),
                read.rows(),
                read.larger(),
                read.plans(),
                allocated);
    }

    static Audited of(String contender, String variant, Audited.CaseResult... results) {
        return new Audited(contender, "The " + contender, variant, List.of(results));
    }

    static Audit.Result result(Audited... audited) {
        return new Audit.Result("18.6", List.of(audited));
    }
}
