package dev.orderbench.database.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * The driver's socket with a meter, a simulated network or both. The meter stands at the driver's end: bytes sent are told
 * to its {@link Conversation} once they are on their way, bytes received before the client sees them.
 */
final class WireSocket extends Socket {

    private final @Nullable Conversation conversation;
    private final @Nullable DelayLine delay;

    WireSocket(Network network, @Nullable Conversation conversation) {
        this.conversation = conversation;
        this.delay = network.isDirect() ? null : new DelayLine(this, network);
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
        long begun = System.nanoTime();
        super.connect(endpoint, timeoutMillis);
        if (delay != null) {
            delay.shakeHands(begun, timeoutMillis);
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        InputStream in = super.getInputStream();
        InputStream delayed = delay == null ? in : new DelayedInput(delay, in, super.getOutputStream());
        return conversation == null ? delayed : new MeteredInput(conversation, delayed);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        OutputStream out = super.getOutputStream();
        OutputStream delayed = delay == null ? out : new DelayedOutput(delay, out);
        return conversation == null ? delayed : new MeteredOutput(conversation, delayed);
    }

    @Override
    public void close() throws IOException {
        if (conversation != null) {
            conversation.end();
        }
        try {
            if (delay != null && isConnected() && !isClosed() && !isOutputShutdown()) {
                delay.close(super.getOutputStream());
            }
        } finally {
            super.close();
        }
    }
}
