package dev.orderbench.benchmarks.workload;

import dev.orderbench.database.DatasetSize;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How much is measured, from a proof of the path to a run to decide from. */
public enum Preset {
    /** About 90 seconds: proves the path, unfit for decisions. */
    SMOKE(false, Lists.FEW, List.of(), DatasetSize.SMALL, List.of(4), 3, 4, 2),
    /** About 6 minutes, the last of them for pools: a first answer. */
    QUICK(true, Lists.FEW, List.of(), DatasetSize.MEDIUM, List.of(4), 4, 36, 3),
    /** About 45 minutes: something of every section of the report, and all operations with one thread and with four, with controls. */
    STANDARD(true, Lists.ALL, Lists.CONTROLLED, DatasetSize.MEDIUM, List.of(1, 4), 5, 80, 4),
    /** About 1 h 45 min: as standard with narrower intervals, and all operations also over a network and data, some over threads. */
    FULL(true, Lists.ALL, Lists.CONTROLLED, DatasetSize.MEDIUM, List.of(1, 4), 6, 90, 4);

    private static final List<Integer> RTT_MICROS = List.of(0, 500, 1_000, 5_000);

    /** An enum's constants cannot name its own constants' lists. */
    private static final class Lists {

        private static final List<Operation> ALL = List.of(Operation.values());

        /** One of each kind: a nested read, a shaped read, a write of one row, a transaction. */
        private static final List<Operation> FEW = List.of(
                Operation.USER_WITH_RECENT_ORDERS,
                Operation.SEARCH_ORDERS,
                Operation.REGISTER_USER,
                Operation.PLACE_ORDER);

        /** A nested read, a shaped read, a transaction and a bulk insert. */
        private static final List<Operation> DRAFTED = List.of(
                Operation.USER_WITH_RECENT_ORDERS,
                Operation.SEARCH_ORDERS,
                Operation.PLACE_ORDER,
                Operation.IMPORT_ORDERS);

        /** One read and one write. */
        private static final List<Operation> CONTROLLED = List.of(Operation.FIND_USER_BY_EMAIL, Operation.PLACE_ORDER);
    }

    private final boolean fitForDecisions;

    // The lists above are unmodifiable, which their type does not say.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Operation> operations;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Operation> controlled;

    private final DatasetSize size;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Integer> threads;

    private final int jvms;
    private final int warmupSeconds;
    private final int secondsPerOperation;

    Preset(
            boolean fitForDecisions,
            List<Operation> operations,
            List<Operation> controlled,
            DatasetSize size,
            List<Integer> threads,
            int jvms,
            int warmupSeconds,
            int secondsPerOperation) {
        this.fitForDecisions = fitForDecisions;
        this.operations = operations;
        this.controlled = controlled;
        this.size = size;
        this.threads = threads;
        this.jvms = jvms;
        this.warmupSeconds = warmupSeconds;
        this.secondsPerOperation = secondsPerOperation;
    }

    /**
     * The preset of a name.
     *
     * @throws IllegalArgumentException naming the accepted ones
     */
    public static Preset of(String label) {
        return Arrays.stream(values())
                .filter(preset -> preset.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown preset '%s': expected one of %s"
                        .formatted(
                                label,
                                Arrays.stream(values()).map(Preset::label).collect(Collectors.joining(", ")))));
    }

    /** The name that users write: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How long a run may take in all; empty where it ends with its plan. */
    public Optional<Duration> budget() {
        return switch (this) {
            case SMOKE -> Optional.empty();
            case QUICK -> Optional.of(Duration.ofMinutes(6));
            case STANDARD -> Optional.of(Duration.ofMinutes(45));
            case FULL -> Optional.of(Duration.ofMinutes(105));
        };
    }

    /** How much of it is for the experiments on pools at its end; zero where it has none. */
    public Duration poolTime() {
        return this == SMOKE ? Duration.ZERO : Duration.ofSeconds(60);
    }

    /** How much of it is for latency at a fixed rate; zero where that is not measured. */
    public Duration latencyTime() {
        return hasAllSections() ? Duration.ofSeconds(134) : Duration.ZERO;
    }

    /** How much of it is for what contenders bring with them, and two in one transaction; zero where it has neither. */
    public Duration choiceTime() {
        return hasAllSections() ? Duration.ofSeconds(120) : Duration.ZERO;
    }

    /** The half-width at which the interval of a ratio is narrow enough, as a share of the ratio. */
    public double targetWidth() {
        return switch (this) {
            case SMOKE, QUICK -> 0.05;
            case STANDARD, FULL -> 0.03;
        };
    }

    public boolean fitForDecisions() {
        return fitForDecisions;
    }

    /** What is measured. */
    public List<Operation> operations() {
        return operations;
    }

    /**
     * Of which operations controls are measured too: the preset's own, and where not all of these are measured, others instead, so
     * that no run of it is without.
     *
     * @param measured what is measured at all
     */
    public List<Operation> controlled(List<Operation> measured) {
        return Stream.concat(controlled.stream().filter(measured::contains), measured.stream())
                .distinct()
                .limit(controlled.size())
                .toList();
    }

    public DatasetSize size() {
        return size;
    }

    public List<Integer> threads() {
        return threads;
    }

    /** Round-trip times, in microseconds, at which it is measured over a network too; none where it is not. */
    public List<Integer> rttMicros() {
        return switch (this) {
            case SMOKE, QUICK -> List.of();
            case STANDARD, FULL -> RTT_MICROS;
        };
    }

    /** What cost is measured to grow with. */
    public List<Scaling> scaling() {
        return hasAllSections() ? List.of(Scaling.values()) : List.of();
    }

    /** How much is measured over a network, threads and data where nobody asks for more. */
    public Extent extent(List<Operation> measured) {
        return switch (this) {
            case STANDARD -> Extent.brief(measured);
            case FULL -> Extent.wide(measured, Lists.FEW, secondsPerOperation);
            case SMOKE, QUICK -> Extent.thorough(measured, secondsPerOperation);
        };
    }

    /** Whether contenders are also measured as first written. */
    public boolean hasDrafts() {
        return hasAllSections();
    }

    /** Of which operations drafts are measured: those in which they differ most. */
    public List<Operation> drafted() {
        return Lists.DRAFTED;
    }

    private boolean hasAllSections() {
        return this == STANDARD || this == FULL;
    }

    public int jvms() {
        return jvms;
    }

    public int warmupSeconds() {
        return warmupSeconds;
    }

    public int secondsPerOperation() {
        return secondsPerOperation;
    }
}
