package dev.orderbench.tck;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A way to the server on which connections really break: it is cut when a statement passes, once, before the statement
 * reaches the server or after the server has executed it and before the client hears of that.
 *
 * <p>It reads messages of PostgreSQL's protocol, version 3 (documentation, chapter 54.7); encryption is switched off for
 * that.
 */
final class CuttingProxy implements AutoCloseable {

    /** When the connection breaks. */
    enum Moment {
        BEFORE_DELIVERY,
        BEFORE_REPLY
    }

    static final Pattern COMMIT = Pattern.compile("(?i)^\\s*(COMMIT|END)\\b");

    private final ServerSocket listener;
    private final String host;
    private final int port;
    private final AtomicReference<@Nullable Cut> armed = new AtomicReference<>();

    /** Listens on a port of its own, and changes a source so that it connects there. */
    CuttingProxy(PGSimpleDataSource source) throws IOException {
        host = source.getServerNames()[0];
        port = source.getPortNumbers()[0];
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        source.setServerNames(new String[] {listener.getInetAddress().getHostAddress()});
        source.setPortNumbers(new int[] {listener.getLocalPort()});
        source.setSslMode("disable");
        source.setGssEncMode("disable");
        inBackground(this::accept);
    }

    /** Cuts the connection on which the next statement of this kind passes. */
    void cutAt(Pattern statement, Moment moment) {
        armed.set(new Cut(statement, moment));
    }

    /** Whether the statement has passed, and the connection was cut. */
    boolean hasCut() {
        return armed.get() == null;
    }

    private void accept() throws IOException {
        while (!listener.isClosed()) {
            Socket client = listener.accept();
            Socket server = new Socket(host, port == 0 ? 5432 : port);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Link link = new Link(client, server);
            inBackground(link::toServer);
            inBackground(link::toClient);
        }
    }

    private static void inBackground(Task task) {
        Thread.ofPlatform().daemon().name("kit-proxy").start(() -> {
            try {
                task.run();
            } catch (IOException e) {
                // One side has closed: the other is closed too, and the link is over.
            }
        });
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private record Cut(Pattern statement, Moment moment) {}

    private interface Task {
        void run() throws IOException;
    }

    /** One connection through the proxy. */
    private final class Link {

        private final Socket client;
        private final Socket server;
        private volatile boolean mute;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void toServer() throws IOException {
            try (client;
                    server;
                    DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
                    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(server.getOutputStream()))) {
                // The first message, which starts the session, has no type.
                forward(null, in, out);
                while (true) {
                    byte type = in.readByte();
                    if (!forward(type, in, out)) {
                        return;
                    }
                }
            }
        }

        /** Passes one message on; false when the connection is cut instead. */
        private boolean forward(@Nullable Byte type, DataInputStream in, DataOutputStream out) throws IOException {
            int length = in.readInt();
            byte[] body = in.readNBytes(length - Integer.BYTES);
            Cut cut = armed.get();
            if (type != null
                    && cut != null
                    && cut.statement().matcher(statement(type, body)).find()
                    && armed.compareAndSet(cut, null)) {
                if (cut.moment() == Moment.BEFORE_DELIVERY) {
                    out.flush();
                    return false;
                }
                mute = true;
            }
            if (type != null) {
                out.writeByte(type);
            }
            out.writeInt(length);
            out.write(body);
            if (in.available() == 0) {
                out.flush();
            }
            return true;
        }

        /** The text of the messages Query and Parse; others have none. */
        private static String statement(byte type, byte[] body) {
            String text = new String(body, StandardCharsets.UTF_8);
            return switch (type) {
                case 'Q' -> text;
                case 'P' -> text.substring(text.indexOf('\0') + 1);
                default -> "";
            };
        }

        void toClient() throws IOException {
            try (client;
                    server;
                    DataInputStream in = new DataInputStream(new BufferedInputStream(server.getInputStream()));
                    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(client.getOutputStream()))) {
                while (true) {
                    byte type = in.readByte();
                    int length = in.readInt();
                    byte[] body = in.readNBytes(length - Integer.BYTES);
                    if (mute) {
                        // ReadyForQuery: the statement has been executed. CopyInResponse: it asks for its data.
                        if (type == 'Z' || type == 'G') {
                            return;
                        }
                        continue;
                    }
                    out.writeByte(type);
                    out.writeInt(length);
                    out.write(body);
                    if (in.available() == 0) {
                        out.flush();
                    }
                }
            }
        }
    }
}
