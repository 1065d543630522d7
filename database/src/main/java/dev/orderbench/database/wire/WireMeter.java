package dev.orderbench.database.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.ds.common.BaseDataSource;

/**
 * Counts what goes over the wire on the connections of the data sources that it was attached to: reset it, do something,
 * read it.
 *
 * <p>Connections must not be encrypted, since the meter sees what the network sees: one that the server encrypts is refused
 * (add {@code sslmode=disable} to the URL).
 *
 * <p>Safe for use by several threads and with several connections at once. What is under way while the meter is reset or
 * read is counted in part. Counting costs a few copies of short messages; a data source without a meter knows nothing of
 * it.
 */
public final class WireMeter implements AutoCloseable {

    /** By id, which is what the socket factory is told. */
    private static final Map<String, WireMeter> OPEN = new ConcurrentHashMap<>();

    private final String id = UUID.randomUUID().toString();
    private final List<Conversation> conversations = new ArrayList<>();

    private WireMeter() {}

    /** Creates a meter; the caller closes it after the connections. */
    public static WireMeter open() {
        WireMeter meter = new WireMeter();
        OPEN.put(meter.id, meter);
        return meter;
    }

    /** Has this meter count on every connection that the data source will open. */
    public void attachTo(BaseDataSource dataSource) {
        attachTo(dataSource, Network.DIRECT);
    }

    /** Like {@link #attachTo(BaseDataSource)}, with connections over a simulated network. */
    public void attachTo(BaseDataSource dataSource, Network network) {
        WireSocketFactory.attach(dataSource, network, id);
    }

    /** What all connections, also those closed since, counted after the last reset: one connection after the other. */
    public Reading reading() {
        return conversations().stream().map(Conversation::reading).reduce(Reading.NONE, Reading::plus);
    }

    /**
     * What each connection counted after the last reset, by the process id of its backend, as {@code
     * PGConnection.getBackendPID()} tells it; connections that never got that far are left out.
     */
    public Map<Integer, Reading> readingByBackend() {
        Map<Integer, Reading> readings = new LinkedHashMap<>();
        for (Conversation conversation : conversations()) {
            int backend = conversation.backend();
            if (backend != 0) {
                readings.merge(backend, conversation.reading(), Reading::plus);
            }
        }
        return readings;
    }

    /** How long clients waited for bytes to be sent and to come after the last reset, in nanoseconds, all connections together. */
    public long waitedNanos() {
        return conversations().stream().mapToLong(Conversation::waitedNanos).sum();
    }

    /** Begins to count from nothing. */
    public void reset() {
        synchronized (conversations) {
            conversations.removeIf(Conversation::isOver);
            conversations.forEach(Conversation::reset);
        }
    }

    /** Takes no more connections; those that are open go on. */
    @Override
    public void close() {
        OPEN.remove(id);
    }

    /**
     * The open meter of an id.
     *
     * @throws IllegalStateException when it was closed
     */
    static WireMeter of(String id) {
        WireMeter meter = OPEN.get(id);
        if (meter == null) {
            throw new IllegalStateException("The wire meter of this data source was closed");
        }
        return meter;
    }

    Conversation begin() {
        Conversation conversation = new Conversation();
        synchronized (conversations) {
            conversations.add(conversation);
        }
        return conversation;
    }

    private List<Conversation> conversations() {
        synchronized (conversations) {
            return List.copyOf(conversations);
        }
    }

    /**
     * What was counted.
     *
     * @param statements how many statements were sent to be executed, {@code BEGIN}, {@code COMMIT} and {@code SHOW}
     *     included, also those that the server skips because one before them failed; a simple query of several statements
     *     counts as many as the server answered
     * @param sql their texts as sent, in order; a simple query of several statements is one text
     * @param parses how many statements the server was asked to parse; 0 when all are prepared
     * @param portions how often more rows of a statement that was executed before were fetched from its portal
     * @param roundTrips how often the client sent messages of which the last asks for an answer (Sync, Flush, Query, the end of
     *     a COPY, a step of the start-up), and the answer came. Messages that share one flush, such as {@code BEGIN} with the
     *     first statement or the statements of a batch, share a round trip; each portion and the {@code COMMIT} are one
     * @param rows how many rows came
     * @param largestPortion the most rows that came in answer to one request for rows
     * @param bytesOut bytes that the client sent
     * @param bytesIn bytes that the client received
     * @param copiedOut bytes of COPY data that the client sent, without the frames of their messages
     * @param copiedIn bytes of COPY data that the client received, likewise
     * @param errors how many errors the server reported
     * @param notices the texts of its notices, in order
     */
    public record Reading(
            int statements,
            List<String> sql,
            int parses,
            int portions,
            int roundTrips,
            long rows,
            long largestPortion,
            long bytesOut,
            long bytesIn,
            long copiedOut,
            long copiedIn,
            int errors,
            List<String> notices) {

        /** Nothing was sent and nothing came. */
        public static final Reading NONE = new Reading(0, List.of(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of());

        public Reading {
            sql = List.copyOf(sql);
            notices = List.copyOf(notices);
        }

        /** Both together, this one first. */
        Reading plus(Reading other) {
            return new Reading(
                    statements + other.statements,
                    joined(sql, other.sql),
                    parses + other.parses,
                    portions + other.portions,
                    roundTrips + other.roundTrips,
                    rows + other.rows,
                    Math.max(largestPortion, other.largestPortion),
                    bytesOut + other.bytesOut,
                    bytesIn + other.bytesIn,
                    copiedOut + other.copiedOut,
                    copiedIn + other.copiedIn,
                    errors + other.errors,
                    joined(notices, other.notices));
        }

        private static List<String> joined(List<String> first, List<String> second) {
            if (first.isEmpty() || second.isEmpty()) {
                return first.isEmpty() ? second : first;
            }
            List<String> all = new ArrayList<>(first);
            all.addAll(second);
            return all;
        }
    }
}
