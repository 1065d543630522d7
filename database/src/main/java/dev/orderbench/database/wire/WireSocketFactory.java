package dev.orderbench.database.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Creates the sockets that a {@link WireMeter} listens to. Public, with this constructor, because pgjdbc creates it by its
 * name; others use {@link WireMeter#attachTo}.
 */
public final class WireSocketFactory extends SocketFactory {

    private final WireMeter meter;

    /**
     * The factory of a meter.
     *
     * @param meter its id
     * @throws IllegalStateException when it was closed
     */
    public WireSocketFactory(String meter) {
        this.meter = WireMeter.of(meter);
    }

    @Override
    public Socket createSocket() {
        return new MeteredSocket(meter.begin());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
    }

    private Socket connected(InetSocketAddress address) throws IOException {
        return connected(address, new InetSocketAddress(0));
    }

    private Socket connected(InetSocketAddress address, InetSocketAddress local) throws IOException {
        Socket socket = createSocket();
        try {
            socket.bind(local);
            socket.connect(address);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
