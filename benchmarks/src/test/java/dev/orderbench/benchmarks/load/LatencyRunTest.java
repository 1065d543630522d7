package dev.orderbench.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderbench.benchmarks.result.LoadResult;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LatencyRunTest {

    private static final Duration NONE = Duration.ZERO;
    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void constantArrivalsAreEvenlySpread() {
        long[] due = Arrivals.constant(3).due(Duration.ofSeconds(2));
        assertThat(due).containsExactly(0, 333_333_333, 666_666_666, 1_000_000_000, 1_333_333_333, 1_666_666_666);
        assertThat(Arrivals.constant(999.9).due(Duration.ofSeconds(1))).hasSize(1_000);
    }

    @Test
    void poissonArrivalsHaveTheirRateAndFollowFromTheirSeed() {
        Duration time = Duration.ofSeconds(100);
        long[] due = Arrivals.poisson(1_000, 7).due(time);
        assertThat(due).isSorted().isEqualTo(Arrivals.poisson(1_000, 7).due(time));
        assertThat(due).isNotEqualTo(Arrivals.poisson(1_000, 8).due(time));
        assertThat(due.length)
                .as("within four standard deviations of a Poisson distribution")
                .isBetween(100_000 - 1_265, 100_000 + 1_265);
        double[] distances = IntStream.range(1, due.length)
                .mapToDouble(i -> due[i] - due[i - 1])
                .toArray();
        double beyondMean = Arrays.stream(distances).filter(d -> d > 1e6).count() / (double) distances.length;
        assertThat(beyondMean).as("exponential: 1/e lies beyond the mean").isBetween(0.36, 0.376);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, 1_000_001})
    void rateThatCannotBeIsRefused(double rate) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Arrivals.constant(rate))
                .withMessageContaining("at most 1000000 requests/s");
    }

    @Test
    void moreRequestsThanFitIntoMemoryAreRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Arrivals.constant(1_000_000).due(Duration.ofMinutes(1)))
                .withMessage(
                        "A load can have 50,000,000 requests at most, but 60,000,000 were asked for: make it shorter");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void eachDueRequestIsSentOnceAndTheWarmUpIsNotRecorded(boolean virtual) throws InterruptedException {
        AtomicInteger sent = new AtomicInteger();
        Set<Boolean> kinds = ConcurrentHashMap.newKeySet();
        LatencyRun run = LatencyRun.of(
                        LoadRequest.of(() -> {
                            kinds.add(Thread.currentThread().isVirtual());
                            return sent.incrementAndGet();
                        }),
                        Arrivals.constant(500))
                .lasting(Duration.ofMillis(100), Duration.ofMillis(900));
        LoadResult result = (virtual ? run.fromVirtualThreads(20) : run.fromPlatformThreads(3)).run();

        // On a machine that stands still for a second the last ones are given up, which is then counted.
        long started = 450 - result.notStarted();
        assertThat(sent).hasValue((int) started + 50);
        assertThat(kinds).containsExactly(virtual);
        assertThat(result.due()).isEqualTo(450);
        assertThat(result.latency().count()).isEqualTo(450);
        assertThat(result.serviceTime().count()).isEqualTo(started);
        assertThat(result.late() + result.pacingError().count()).isEqualTo(started);
        assertThat(result.requestedRate()).isEqualTo(500);
    }

    @Test
    void failuresAreCountedByClassAndHaveNoLatency() throws InterruptedException {
        AtomicInteger sent = new AtomicInteger();
        LoadResult result = LatencyRun.of(
                        worker -> {
                            switch (sent.getAndIncrement() % 4) {
                                case 0 -> throw new IllegalStateException("one of four");
                                case 1 -> throw new InterruptedException("leaves the thread as it is");
                                case 2 -> Thread.currentThread().interrupt();
                                default -> {}
                            }
                        },
                        Arrivals.constant(400))
                .lasting(NONE, SHORT)
                .run();

        // On a machine that stands still the last ones are given up.
        long started = sent.get();
        assertThat(started + result.notStarted()).isEqualTo(120);
        long broken = (started + 3) / 4;
        long interrupted = (started + 2) / 4;
        assertThat(result.failures())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("IllegalStateException", broken, "InterruptedException", interrupted));
        assertThat(result.failed()).isEqualTo(broken + interrupted);
        assertThat(result.latency().count()).isEqualTo(120 - broken - interrupted);
        assertThat(result.due()).isEqualTo(120);
    }

    @Test
    void rateAboveCapacityIsSaidAndWhatWasGivenUpIsCounted() throws InterruptedException {
        // Whatever the machine does, this service does not answer more than one request in 20 ms.
        LoadRequest service = LoadRequest.of(new OneAtATime(Duration.ofMillis(20)));
        LoadResult result = LatencyRun.of(service, Arrivals.constant(500))
                .lasting(NONE, Duration.ofMillis(600))
                .run();

        assertThat(result.aboveCapacity()).isTrue();
        assertThat(result.due()).isEqualTo(300);
        assertThat(result.notStarted()).isPositive();
        assertThat(result.latency().count())
                .as("what was given up has waited for at least so long")
                .isEqualTo(300);
        assertThat(result.serviceTime().count()).isEqualTo(300 - result.notStarted());
        assertThat(result.achievedRate()).isLessThanOrEqualTo(50.001);
        assertThat(result.longestLag()).isGreaterThan(Duration.ofMillis(500).toNanos());
    }

    @Test
    void backlogThatIsWorkedOffIsNotAboveCapacity() {
        Backlog stall = new Backlog(8);
        Backlog growth = new Backlog(8);
        for (int i = 0; i < 8; i++) {
            stall.add(i, i < 6 ? 10L * i : 0);
            growth.add(i, 10L * i);
        }
        assertThat(stall.keptGrowing()).isFalse();
        assertThat(growth.keptGrowing()).isTrue();
    }

    @Test
    void histogramHoldsWhatThePercentilesSay() throws InterruptedException, DataFormatException {
        LoadResult result = LatencyRun.of(
                        LoadRequest.of(new OneAtATime(Duration.ofMillis(1))), Arrivals.poisson(300, 3))
                .lasting(NONE, SHORT)
                .run();

        byte[] bytes = Base64.getDecoder().decode(result.latency().histogram());
        Histogram histogram = Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0);
        assertThat(histogram.getTotalCount()).isEqualTo(result.due());
        assertThat(histogram.getValueAtPercentile(99))
                .isEqualTo(result.latency().p99());
        assertThat(histogram.getMaxValue()).isEqualTo(result.latency().max());
    }

    @Test
    void piecesAddUp() throws InterruptedException {
        Recording recording = new Recording();
        LatencyRun piece = LatencyRun.of(worker -> {}, Arrivals.constant(500)).lasting(NONE, SHORT);
        piece.runInto(recording);
        piece.runInto(recording);

        assertThat(recording.result().due()).isEqualTo(300);
        assertThat(recording.result().latency().count()).isEqualTo(300);
        assertThat(recording.result().requestedRate()).isEqualTo(500);
    }

    @Test
    void errorEndsTheRun() {
        LatencyRun run = LatencyRun.of(
                worker -> {
                    throw new AssertionError("a defect");
                },
                Arrivals.constant(10));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(run::run)
                .withMessageContaining("a defect")
                .withCauseInstanceOf(AssertionError.class);
    }

    @Test
    void interruptionEndsAllWorkers() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicReference<Boolean> interrupted = new AtomicReference<>(false);
        Set<Thread> workers = ConcurrentHashMap.newKeySet();
        Thread caller = Thread.ofPlatform().start(() -> {
            try {
                LatencyRun.of(
                                worker -> {
                                    workers.add(Thread.currentThread());
                                    begun.countDown();
                                    new CountDownLatch(1).await();
                                },
                                Arrivals.constant(100))
                        .lasting(NONE, Duration.ofHours(1))
                        .run();
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
        });
        begun.await();
        caller.interrupt();
        caller.join();

        assertThat(interrupted).hasValue(true);
        assertThat(workers).isNotEmpty().noneMatch(Thread::isAlive);
    }

    /** Answers one request after the other, each after a time of its own. */
    private record OneAtATime(Duration time, Semaphore free) implements Callable<Integer> {

        OneAtATime(Duration time) {
            this(time, new Semaphore(1));
        }

        @Override
        public Integer call() throws InterruptedException {
            free.acquire();
            try {
                Thread.sleep(time);
                return 1;
            } finally {
                free.release();
            }
        }
    }
}
