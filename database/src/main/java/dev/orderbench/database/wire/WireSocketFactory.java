package dev.orderbench.database.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.common.BaseDataSource;

/**
 * Creates sockets with a {@link WireMeter}, a simulated {@link Network} or both. Public, with this constructor, because
 * pgjdbc creates it by its name and hands it no more than a string; others use {@link WireMeter#attachTo} and {@link
 * Network#attachTo}.
 */
public final class WireSocketFactory extends SocketFactory {

    private static final char SEPARATOR = ' ';

    private final Network network;
    private final @Nullable WireMeter meter;

    /**
     * The factory of a network and a meter.
     *
     * @param networkAndMeter the round-trip time as {@link Duration} writes it, a space, and the id of the meter, if any
     * @throws IllegalStateException when the meter was closed
     */
    public WireSocketFactory(String networkAndMeter) {
        int separator = networkAndMeter.indexOf(SEPARATOR);
        network = new Network(Duration.parse(networkAndMeter.substring(0, separator)));
        String meterId = networkAndMeter.substring(separator + 1);
        meter = meterId.isEmpty() ? null : WireMeter.of(meterId);
    }

    /** Has the driver create its sockets here; without a meter, its id is empty. */
    static void attach(BaseDataSource dataSource, Network network, String meterId) {
        dataSource.setSocketFactory(WireSocketFactory.class.getName());
        dataSource.setSocketFactoryArg(network.roundTripTime().toString() + SEPARATOR + meterId);
    }

    @Override
    public Socket createSocket() {
        return new WireSocket(network, meter == null ? null : meter.begin());
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
