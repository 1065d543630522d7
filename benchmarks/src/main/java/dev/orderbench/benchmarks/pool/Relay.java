package dev.orderbench.benchmarks.pool;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TCP relay on loopback that can become a black hole: it goes on taking bytes and connections, and lets nothing through, so that
 * those on either side learn nothing, as when a firewall drops packets.
 */
final class Relay implements AutoCloseable {

    private static final int BUFFER = 8_192;

    private final ServerSocket listener;
    private final int target;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private volatile boolean swallowing;

    private Relay(ServerSocket listener, int target) {
        this.listener = listener;
        this.target = target;
    }

    /** Listens on a free port, and passes all on to a port of this machine. */
    static Relay to(int port) {
        try {
            Relay relay = new Relay(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()), port);
            Thread.ofPlatform().daemon().name("relay").start(relay::accept);
            return relay;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    /** From now on nothing comes through, or, with {@code false}, new connections do. Those that lost bytes stay dead. */
    void swallow(boolean all) {
        swallowing = all;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                open.add(client);
                Thread.ofPlatform().daemon().name("relay-connection").start(() -> connect(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        if (swallowing) {
            // It is taken and never answered.
            return;
        }
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Thread.ofPlatform().daemon().name("relay-back").start(() -> copy(server, client));
            copy(client, server);
        } catch (IOException e) {
            close(client);
        }
    }

    private void copy(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        boolean broken = false;
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                // A stream that has lost bytes must never go on.
                broken |= swallowing;
                if (!broken) {
                    out.write(buffer, 0, count);
                }
            }
        } catch (IOException e) {
            // One side has ended; so does the other.
        }
        if (!broken && !swallowing) {
            close(to);
        }
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Gone is gone.
        }
    }

    @Override
    public void close() {
        close(listener);
        open.forEach(Relay::close);
    }
}
