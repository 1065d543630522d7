package dev.orderbench.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.database.ControlledServer;
import dev.orderbench.database.PostgresServer;
import org.junit.jupiter.api.Test;

class ServerIdentityTest {

    @Test
    void anothersServerHasOneThatARestartDoesNotChange() {
        try (ControlledServer own = ControlledServer.start()) {
            assertThat(ServerIdentity.of(own.server()))
                    .as("of a server of our own")
                    .isNull();
            String url = "%s?user=%s"
                    .formatted(
                            own.server().administration().url(),
                            own.server().administration().user());
            try (PostgresServer others = PostgresServer.start(url)) {
                String identity = ServerIdentity.of(others);
                assertThat(identity).matches("[1-9]\\d{10,}");

                own.restart(ControlledServer.Shutdown.FAST);

                assertThat(ServerIdentity.of(others)).isEqualTo(identity);
            }
        }
    }
}
