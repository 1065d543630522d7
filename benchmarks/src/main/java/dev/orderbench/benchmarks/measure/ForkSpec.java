package dev.orderbench.benchmarks.measure;

import dev.orderbench.benchmarks.result.Causes;
import dev.orderbench.benchmarks.result.Disturbance;
import dev.orderbench.benchmarks.result.Journal;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.DatasetSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a measuring JVM is told: read from a file whose path is a system property, since a command line would show the
 * password to every user of the machine.
 *
 * @param database where to measure
 * @param size of the dataset that is in it
 * @param point under which conditions; there are as many connections as threads
 * @param cells for each operation, the contenders to measure
 * @param warmupRounds see {@link Schedule}
 * @param rounds see {@link Schedule}
 * @param settleMillis how long the contender of a slice runs before the slice is timed
 * @param seed from which parameters and the order of slices follow
 * @param output folder, which only its owner can read, for this file and for what is found beside the samples
 */
record ForkSpec(
        ConnectionInfo database,
        DatasetSize size,
        Point point,
        LinkedHashMap<Operation, List<String>> cells,
        int warmupRounds,
        int rounds,
        int settleMillis,
        long seed,
        Path output) {

    /** The system property that names the file. */
    static final String PROPERTY = "orderbench.fork";

    private static final String FILE = "spec.json";
    private static final String FAILURES = "failures.txt";
    private static final String CAUSES = "causes.json";
    private static final String DISTURBANCE = "disturbance.json";
    private static final String RATES = "rates.json";

    /** All files that there may be in the folder of the output. */
    static final List<String> FILES = List.of(FILE, FAILURES, CAUSES, DISTURBANCE, RATES);

    private static final JsonMapper JSON = JsonMapper.shared();

    List<Schedule.Slice> schedule() {
        return Schedule.of(cells, warmupRounds, rounds, seed);
    }

    /** Writes the specification to a file in the folder of the output, and returns the file. */
    Path write() {
        try {
            return Files.write(output.resolve(FILE), JSON.writeValueAsBytes(this));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ForkSpec read(Path file) {
        return JSON.readValue(file, ForkSpec.class);
    }

    /** Notes that a cell failed; called once for each. */
    void reportFailure(Operation operation, String contender, String reason) {
        String line = operation.label() + "\t" + contender + "\t" + reason.replaceAll("\\s+", " ") + "\n";
        try {
            Files.writeString(failures(), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The failures that the fork noted. */
    List<Journal.CellFailure> readFailures() {
        List<Journal.CellFailure> read = new ArrayList<>();
        try {
            if (Files.exists(failures())) {
                for (String line : Files.readAllLines(failures())) {
                    String[] parts = line.split("\t", 3);
                    read.add(new Journal.CellFailure(parts[0], parts[1], parts[2]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    /** Writes what the cells have cost beside time. */
    void writeCauses(Map<CellKey, Causes> causes) {
        List<CellCauses> entries = causes.entrySet().stream()
                .map(entry -> new CellCauses(entry.getKey(), entry.getValue()))
                .toList();
        try {
            Files.write(causes(), JSON.writeValueAsBytes(entries));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the fork wrote of costs; empty when it did not come to that. */
    Map<CellKey, Causes> readCauses() {
        Map<CellKey, Causes> read = new HashMap<>();
        if (Files.exists(causes())) {
            for (CellCauses entry : JSON.readValue(causes(), CellCauses[].class)) {
                read.put(entry.cell(), entry.causes());
            }
        }
        return read;
    }

    /** Writes what else went on. */
    void writeDisturbance(Disturbance disturbance) {
        try {
            Files.write(output.resolve(DISTURBANCE), JSON.writeValueAsBytes(disturbance));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes what all threads got done in a second.
     *
     * @param rates one for each measured slice of a cell, in order
     */
    void writeRates(Map<CellKey, List<Double>> rates) {
        List<CellRates> entries = rates.entrySet().stream()
                .map(entry -> new CellRates(entry.getKey(), entry.getValue()))
                .toList();
        try {
            Files.write(output.resolve(RATES), JSON.writeValueAsBytes(entries));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the fork wrote of what else went on; {@code null} when it did not come to that. */
    @Nullable Disturbance readDisturbance() {
        Path file = output.resolve(DISTURBANCE);
        return Files.exists(file) ? JSON.readValue(file, Disturbance.class) : null;
    }

    /** What the fork wrote of rates; empty when it did not come to that. */
    Map<CellKey, List<Double>> readRates() {
        Map<CellKey, List<Double>> read = new HashMap<>();
        Path file = output.resolve(RATES);
        if (Files.exists(file)) {
            for (CellRates entry : JSON.readValue(file, CellRates[].class)) {
                read.put(entry.cell(), entry.rates());
            }
        }
        return read;
    }

    private Path failures() {
        return output.resolve(FAILURES);
    }

    private Path causes() {
        return output.resolve(CAUSES);
    }

    private record CellRates(CellKey cell, List<Double> rates) {}

    private record CellCauses(CellKey cell, Causes causes) {}

    /** An operation done by a contender. */
    record CellKey(Operation operation, String contender) {}
}
