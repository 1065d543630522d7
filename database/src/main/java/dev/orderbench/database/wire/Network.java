package dev.orderbench.database.wire;

import java.math.BigDecimal;
import java.time.Duration;
import org.postgresql.ds.common.BaseDataSource;

/**
 * How far away the server is to seem: the network is simulated inside the driver's socket, without a proxy.
 *
 * <p>All that the client sends reaches the server later by the whole round-trip time, so that a reply is there when the
 * request was sent + the server's time + the round-trip time, as on a real network; that a real network spends half of it
 * on the way back cannot be told at the client. Requests that are sent one after the other without waiting for replies
 * are under way at the same time and share a round-trip time. Opening a connection pays for TCP's handshake and for each
 * step after it; a cancel request pays like any other. Messages that the server sends unasked are not held back. Closing
 * a connection waits for nothing.
 *
 * <p>Distance is all that is simulated: no limit to the rate, no loss, no slow start. Threads of both kinds wait parked
 * and spin at the end, see {@link PreciseWait}.
 *
 * @param roundTripTime from 0, where nothing at all is put in the way, to {@link #LONGEST}
 */
public record Network(Duration roundTripTime) {

    /** The longest round-trip time: more than once around the earth. */
    public static final Duration LONGEST = Duration.ofSeconds(1);

    /** The server as near as it is. */
    public static final Network DIRECT = new Network(Duration.ZERO);

    /**
     * @throws IllegalArgumentException when the round-trip time is negative or above {@link #LONGEST}
     */
    public Network {
        if (roundTripTime.isNegative() || roundTripTime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A round-trip time of %s cannot be simulated: expected 0 to %d ms"
                    .formatted(inMillis(roundTripTime), LONGEST.toMillis()));
        }
    }

    /** Whether nothing is put in the way. */
    public boolean isDirect() {
        return roundTripTime.isZero();
    }

    /** Has every connection that the data source will open go over this network. */
    public void attachTo(BaseDataSource dataSource) {
        if (!isDirect()) {
            WireSocketFactory.attach(dataSource, this, "");
        }
    }

    /** The round-trip time in milliseconds, such as {@code 0.5 ms}. */
    @Override
    public String toString() {
        return inMillis(roundTripTime);
    }

    // Seconds and not nanoseconds, of which a long cannot hold the longest duration.
    private static String inMillis(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds())
                        .add(BigDecimal.valueOf(duration.getNano(), 9))
                        .movePointRight(3)
                        .stripTrailingZeros()
                        .toPlainString()
                + " ms";
    }
}
