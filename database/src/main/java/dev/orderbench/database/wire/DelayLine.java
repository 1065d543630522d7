package dev.orderbench.database.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What was sent on one connection and has not yet reached the server: each part of it is handed to the operating system
 * when it has been under way for the round-trip time, by the thread that writes or waits for a reply then. So nothing is
 * added to the threads of a measurement, and a reply comes in the server's own rhythm.
 *
 * <p>Safe for use by several threads.
 */
final class DelayLine {

    /** So many bytes are under way at most, as in a TCP connection with Linux's default limits. */
    private static final int CAPACITY = 4 << 20;

    /** No more than this is still handed on when the connection is closed: the operating system has room for it. */
    private static final int LITTLE = 64 << 10;

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long FOR_EVER = Long.MAX_VALUE / 2;

    private final Socket socket;
    private final long delayNanos;
    private final PreciseWait wait = new PreciseWait();

    /** Guards what follows, and the order in which parts are handed on. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Queue<Part> underWay = new ArrayDeque<>();
    private int bytesUnderWay;

    DelayLine(Socket socket, Network network) {
        this.socket = socket;
        this.delayNanos = network.roundTripTime().toNanos();
    }

    /** Bytes that will have arrived at a moment of {@link System#nanoTime()}. */
    private record Part(byte[] bytes, long due) {}

    /**
     * Waits as long as TCP's handshake would take, the operating system having done its own.
     *
     * @param begun when the connection was asked for, in terms of {@link System#nanoTime()}
     * @param timeoutMillis how long the client waits for it, 0 for ever
     */
    void shakeHands(long begun, int timeoutMillis) throws IOException {
        long due = System.nanoTime() + delayNanos;
        long limit = begun + timeoutMillis * NANOS_PER_MILLI;
        if (timeoutMillis > 0 && limit - due < 0) {
            await(limit);
            throw new SocketTimeoutException("Connect timed out");
        }
        await(due);
    }

    /** Takes what the client sends, and returns before it is there, unless more is under way than a connection holds. */
    void send(OutputStream out, byte[] bytes, int offset, int length) throws IOException {
        byte[] copy = new byte[length];
        System.arraycopy(bytes, offset, copy, 0, length);
        lock.lock();
        try {
            underWay.add(new Part(copy, System.nanoTime() + delayNanos));
            bytesUnderWay += length;
            handOnWhatIsDue(out);
            Part first = underWay.peek();
            while (bytesUnderWay > CAPACITY && first != null) {
                await(first.due);
                handOnWhatIsDue(out);
                first = underWay.peek();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for what the server sends, within the socket's time-out. */
    int receive(InputStream in, OutputStream out, byte[] bytes, int offset, int length) throws IOException {
        if (!isSomethingUnderWay() || available(in, out) > 0) {
            return in.read(bytes, offset, length);
        }
        int timeoutMillis = socket.getSoTimeout();
        if (timeoutMillis == 0) {
            handOnUntil(System.nanoTime() + FOR_EVER, out);
            return in.read(bytes, offset, length);
        }
        long limit = System.nanoTime() + timeoutMillis * NANOS_PER_MILLI;
        handOnUntil(limit, out);
        long left = limit - System.nanoTime();
        socket.setSoTimeout((int) Math.max(1, left / NANOS_PER_MILLI));
        try {
            return in.read(bytes, offset, length);
        } finally {
            socket.setSoTimeout(timeoutMillis);
        }
    }

    /** How many bytes of the server's are there. */
    int available(InputStream in, OutputStream out) throws IOException {
        lock.lock();
        try {
            handOnWhatIsDue(out);
        } finally {
            lock.unlock();
        }
        return in.available();
    }

    /**
     * Ends waits, and hands on the client's farewell without waiting, since a client that closes waits for nothing. Never
     * blocks: where much is under way, or another thread is in the middle of writing, the server learns of the end only.
     */
    void close(OutputStream out) {
        wait.abandon();
        if (lock.tryLock()) {
            try {
                for (Part part = underWay.poll(); part != null && bytesUnderWay <= LITTLE; part = underWay.poll()) {
                    out.write(part.bytes);
                }
            } catch (IOException e) {
                // The server has gone before; nobody is left to say farewell to.
            } finally {
                lock.unlock();
            }
        }
    }

    private boolean isSomethingUnderWay() {
        lock.lock();
        try {
            return !underWay.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private void handOnUntil(long limit, OutputStream out) throws IOException {
        lock.lock();
        try {
            for (Part first = underWay.peek(); first != null; first = underWay.peek()) {
                if (limit - first.due < 0) {
                    await(limit);
                    throw new SocketTimeoutException("Read timed out");
                }
                await(first.due);
                handOnWhatIsDue(out);
            }
        } finally {
            lock.unlock();
        }
    }

    private void handOnWhatIsDue(OutputStream out) throws IOException {
        long now = System.nanoTime();
        for (Part first = underWay.peek(); first != null && first.due - now <= 0; first = underWay.peek()) {
            underWay.remove();
            bytesUnderWay -= first.bytes.length;
            out.write(first.bytes);
        }
    }

    private void await(long moment) throws SocketException {
        if (!wait.until(moment)) {
            throw new SocketException("Socket closed");
        }
    }
}
