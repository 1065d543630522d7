package dev.orderbench.benchmarks.measure;

import dev.orderbench.benchmarks.load.Arrivals;
import dev.orderbench.benchmarks.load.ClosedLoopRun;
import dev.orderbench.benchmarks.load.LatencyRun;
import dev.orderbench.benchmarks.result.Environment;
import dev.orderbench.benchmarks.result.LatencyCell;
import dev.orderbench.benchmarks.result.LatencyPlan;
import dev.orderbench.benchmarks.result.LatencyResults;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.database.DatabaseException;
import dev.orderbench.database.PostgresServer;
import dev.orderbench.database.TemplateDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Measures the latency of each contender at a fixed arrival rate, in this JVM, each on a working database of its own.
 *
 * <p>For each operation, all contenders warm up and are probed in a closed loop, and are then loaded in short pieces, in an
 * order that is shuffled anew in each round. So what disturbs the machine for a while disturbs all of them.
 */
public final class LatencyMeasurement {

    private static final Duration PIECE = Duration.ofSeconds(2);
    private static final Duration SETTLE = Duration.ofMillis(250);
    private static final Duration WARM_UP_PIECE = Duration.ofMillis(500);

    /** Pieces of the load have other parameters than those of the warm-up. */
    private static final int LOAD_PIECES_FROM = 1_000_000;

    private static final int PROBE_PIECES = 2;

    /** Reserved by the server for its superuser, or needed to set things up. */
    private static final int SPARE_CONNECTIONS = 8;

    private static final double DEFAULT_SHARE_OF_CAPACITY = 0.5;

    private final LatencyRequest request;
    private final ProgressListener progress;
    private final List<LatencyCell> cells = new ArrayList<>();
    private int operationsDone;
    private boolean hasLostOperations;

    public LatencyMeasurement(LatencyRequest request, ProgressListener progress) {
        this.request = request;
        this.progress = progress;
    }

    /**
     * Measures.
     *
     * @param commit the commit of order-bench, for the record
     * @return all that was found, failures included
     * @throws InterruptedException when the caller was interrupted; everything that was started has then ended
     * @throws dev.orderbench.database.DatabaseException when the server cannot be had, or the dataset not be loaded
     */
    public LatencyResults run(String commit) throws InterruptedException {
        Instant startedAt = Instant.now();
        progress.step("starting PostgreSQL (%s)".formatted(request.database().replaceAll("\\?.*", "")));
        Optional<LatencyResults> results = Optional.empty();
        try (PostgresServer server = PostgresServer.start(request.database());
                TemplateDatabase template = template(server);
                CleanUp cleanUp = CleanUp.onInterrupt(server, template::close)) {
            Environment environment = EnvironmentProbe.probeThisJvm(commit, server, template, request.contenders());
            checkConnections(environment.server());
            progress.step("the order of pieces follows from the seed " + request.seed());
            measureAll(server, template, cleanUp);
            results = Optional.of(results(startedAt, environment));
        } catch (DatabaseException e) {
            if (results.isEmpty()) {
                throw e;
            }
            // A server that died is told of by the failures of its contenders, and what was found before is kept.
            progress.problem(String.valueOf(e.getMessage()));
        }
        return results.orElseThrow();
    }

    private TemplateDatabase template(PostgresServer server) {
        progress.step("loading %s: %,d orders"
                .formatted(request.size().label(), request.size().orders()));
        return TemplateDatabase.create(server, request.size());
    }

    /** An operation during which the server is restarted, or goes away, has no latencies; all others keep theirs. */
    private void measureAll(PostgresServer server, TemplateDatabase template, CleanUp cleanUp)
            throws InterruptedException {
        for (Operation operation : request.operations()) {
            ServerLife life = null;
            try {
                life = ServerLife.of(server.administration());
                measure(operation, template, life, cleanUp);
            } catch (RuntimeException e) {
                cleanUp.awaitEndIfInterrupted();
                failAll(operation, lost(life, operation, e));
            }
            operationsDone++;
        }
    }

    /**
     * How the server was lost; throws again what was not its doing.
     *
     * @param life at the beginning of the operation; {@code null} where it did not answer
     */
    private static String lost(@Nullable ServerLife life, Operation operation, RuntimeException thrown) {
        if (life == null) {
            return String.valueOf(thrown.getMessage());
        }
        try {
            life.requireUnbroken("%s was measured".formatted(operation.label()));
        } catch (DatabaseException end) {
            return String.valueOf(end.getMessage());
        }
        throw thrown;
    }

    /** Whether an operation has no latencies because the server was restarted, or went away. */
    public boolean hasLostOperations() {
        return hasLostOperations;
    }

    private LatencyResults results(Instant startedAt, Environment environment) {
        return new LatencyResults(
                LatencyResults.FORMAT,
                LatencyResults.VERSION,
                startedAt,
                Instant.now(),
                environment,
                plan(),
                request.contenders().stream().map(Entrant::contender).toList(),
                cells);
    }

    /** Contenders keep their connections while they take turns. */
    private void checkConnections(Environment.Server server) {
        int needed = request.contenders().size() * request.workers();
        int available = Integer.parseInt(server.settings().getOrDefault("max_connections", "0")) - SPARE_CONNECTIONS;
        if (needed > available) {
            throw new IllegalArgumentException(
                    "%d contenders with %d threads need %d connections, and the server has %d to spare: name fewer of them, or lower --threads"
                            .formatted(request.contenders().size(), request.workers(), needed, available));
        }
    }

    private LatencyPlan plan() {
        return new LatencyPlan(
                request.size().label(),
                request.size().orders(),
                request.operations().stream().map(Operation::label).toList(),
                request.workers(),
                request.virtualThreads(),
                request.poisson(),
                request.seconds(),
                (int) piece().toMillis(),
                (int) SETTLE.toMillis(),
                1_000 * request.warmupSeconds(),
                request.seed());
    }

    private Duration piece() {
        Duration all = Duration.ofSeconds(request.seconds());
        return all.compareTo(PIECE) < 0 ? all : PIECE;
    }

    private void measure(Operation operation, TemplateDatabase template, ServerLife life, CleanUp cleanUp)
            throws InterruptedException {
        List<LatencySeat> seats = new ArrayList<>();
        try {
            for (Entrant entrant : request.contenders()) {
                Optional<String> fault = WorkCheck.fault(operation, entrant, template.dataset(), template::copy);
                if (fault.isPresent()) {
                    cleanUp.awaitEndIfInterrupted();
                    life.requireUnbroken("contenders were checked");
                    fail(operation, entrant.id(), fault.get());
                } else {
                    seats.add(LatencySeat.open(entrant, operation, request, template));
                }
            }
            if (!seats.isEmpty()) {
                warmUpAndProbe(seats);
                life.requireUnbroken("%s was measured".formatted(operation.label()));
            }
            for (LatencySeat seat : List.copyOf(seats)) {
                if (seat.capacity() == 0) {
                    fail(operation, seat.contender(), "no call succeeded before it was measured");
                    seats.remove(seat);
                    close(seat);
                }
            }
            if (!seats.isEmpty()) {
                load(operation, seats);
                life.requireUnbroken("%s was measured".formatted(operation.label()));
            }
            for (LatencySeat seat : seats) {
                cells.add(new LatencyCell(
                        operation.label(),
                        seat.contender(),
                        null,
                        seat.capacity(),
                        seat.recording().result()));
            }
        } finally {
            seats.forEach(this::close);
        }
    }

    /** Fails all that have neither failed nor been measured. */
    private void failAll(Operation operation, String reason) {
        hasLostOperations = true;
        progress.problem("%s: %s".formatted(operation.label(), reason));
        for (Entrant entrant : request.contenders()) {
            boolean told = cells.stream()
                    .anyMatch(cell -> cell.operation().equals(operation.label())
                            && cell.contender().equals(entrant.id()));
            if (!told) {
                cells.add(new LatencyCell(operation.label(), entrant.id(), reason, 0, null));
            }
        }
    }

    private void fail(Operation operation, String contender, String reason) {
        progress.problem("%s, %s: %s".formatted(contender, operation.label(), reason));
        cells.add(new LatencyCell(operation.label(), contender, reason, 0, null));
    }

    /** What cannot be dropped is dropped with its template; it must not cost what was found. */
    private void close(LatencySeat seat) {
        try {
            seat.close();
        } catch (RuntimeException e) {
            progress.step("what %s had is not all closed: %s".formatted(seat.contender(), e.getMessage()));
        }
    }

    private void warmUpAndProbe(List<LatencySeat> seats) throws InterruptedException {
        progress.step("warming up");
        int warmUpPieces = (int) (1_000L * request.warmupSeconds() / WARM_UP_PIECE.toMillis());
        for (int piece = 0; piece < warmUpPieces + PROBE_PIECES; piece++) {
            for (LatencySeat seat : seats) {
                double rate = new ClosedLoopRun(
                                seat.request(piece), WARM_UP_PIECE, request.workers(), request.virtualThreads())
                        .run()
                        .ratePerSecond();
                if (piece >= warmUpPieces) {
                    seat.addProbe(rate / PROBE_PIECES);
                }
            }
        }
    }

    private void load(Operation operation, List<LatencySeat> seats) throws InterruptedException {
        double rate = request.rate().isPresent() ? request.rate().getAsInt() : defaultRate(seats);
        Random random = new Random(request.seed() + operation.ordinal());
        int rounds = (int) Math.ceilDiv(request.seconds() * 1_000L, piece().toMillis());
        String what = "%s at %,.0f requests/s".formatted(operation.label(), rate);
        progress.part(what, shareDone(0));
        for (int round = 0; round < rounds; round++) {
            List<LatencySeat> shuffled = new ArrayList<>(seats);
            Collections.shuffle(shuffled, random);
            Arrivals arrivals = request.poisson()
                    ? Arrivals.poisson(rate, request.seed() * 1_000_003 + round)
                    : Arrivals.constant(rate);
            for (LatencySeat seat : shuffled) {
                LatencyRun run = LatencyRun.of(seat.request(LOAD_PIECES_FROM + round), arrivals)
                        .lasting(SETTLE, piece());
                (request.virtualThreads()
                                ? run.fromVirtualThreads(request.workers())
                                : run.fromPlatformThreads(request.workers()))
                        .runInto(seat.recording());
            }
            progress.part(what, shareDone((round + 1.0) / rounds));
        }
    }

    private double shareDone(double ofOperation) {
        return (operationsDone + ofOperation) / request.operations().size();
    }

    /** Rounded to two digits, so that it can be asked for again. */
    private static double defaultRate(List<LatencySeat> seats) {
        double half = DEFAULT_SHARE_OF_CAPACITY
                * seats.stream().mapToDouble(LatencySeat::capacity).min().orElseThrow();
        double step = Math.pow(10, Math.max(0, Math.floor(Math.log10(half)) - 1));
        return Math.max(1, Math.floor(half / step) * step);
    }
}
