package dev.orderbench.benchmarks.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayTest {

    private static final int TIME_OUT_MILLIS = 300;

    private ServerSocket echo;
    private Relay relay;

    @BeforeEach
    void open() throws IOException {
        echo = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(() -> {
            while (!echo.isClosed()) {
                try {
                    Socket socket = echo.accept();
                    Thread.ofPlatform().daemon().start(() -> echo(socket));
                } catch (IOException e) {
                    return;
                }
            }
        });
        relay = Relay.to(echo.getLocalPort());
    }

    private static void echo(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException e) {
            // The test is over.
        }
    }

    @AfterEach
    void close() throws IOException {
        relay.close();
        echo.close();
    }

    @Test
    void bytesComeThroughBothWays() throws IOException {
        try (Socket client = client()) {
            assertThat(answer(client, 7)).isEqualTo(7);
            assertThat(answer(client, 8)).isEqualTo(8);
        }
    }

    @Test
    void blackHoleSwallowsWhatIsSentAndNewConnectionsToo() throws IOException {
        try (Socket before = client()) {
            assertThat(answer(before, 7)).isEqualTo(7);
            relay.swallow(true);
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> answer(before, 8));
            try (Socket during = client()) {
                assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> answer(during, 9));
            }
            relay.swallow(false);
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .as("a connection that has lost bytes stays dead")
                    .isThrownBy(() -> answer(before, 10));
            try (Socket after = client()) {
                assertThat(answer(after, 11)).isEqualTo(11);
            }
        }
    }

    private Socket client() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), relay.port());
        socket.setSoTimeout(TIME_OUT_MILLIS);
        return socket;
    }

    private static int answer(Socket socket, int asked) throws IOException {
        socket.getOutputStream().write(asked);
        return socket.getInputStream().read();
    }
}
