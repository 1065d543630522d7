package dev.orderbench.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.database.ConnectionInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which servers are on another machine, seen from a planted one. */
class ServerPlaceTest {

    /** An address for documentation, which no machine has. */
    private static final String ELSEWHERE = "jdbc:postgresql://192.0.2.1:5432/orderbench_1?sslmode=require";

    @TempDir
    private Path root;

    @BeforeEach
    void seesTheWholeMachine() throws IOException {
        namespace("pid:[4026531836]");
    }

    @ParameterizedTest
    @CsvSource({
        ELSEWHERE + ", true",
        "jdbc:postgresql://[2001:db8::1]/orderbench_1, true",
        "jdbc:postgresql://localhost:5432/orderbench_1, false",
        "jdbc:postgresql://127.0.0.1/orderbench_1, false",
        "jdbc:postgresql://[::1]:5432/orderbench_1, false",
        "jdbc:postgresql://0.0.0.0/orderbench_1, false"
    })
    void addressTellsWhetherItIsAnother(String url, boolean elsewhere) {
        assertThat(isElsewhere(url)).isEqualTo(elsewhere);
    }

    /** As in a container that is called by its own address. */
    @Test
    void serverWhoseBackendsAreSeenIsHere() throws IOException {
        backend("postgres: me orderbench_12 192.0.2.7(5000) idle");
        assertThat(isElsewhere(ELSEWHERE)).isTrue();
        backend("postgres: me orderbench_1 192.0.2.7(5000) idle");
        assertThat(isElsewhere(ELSEWHERE)).isFalse();
    }

    /** In a container, the server may be in another one of the same machine. */
    @Test
    void whoSeesAPartOfTheMachineCannotTell() throws IOException {
        namespace("pid:[4026532200]");
        assertThat(isElsewhere(ELSEWHERE)).isFalse();
    }

    private boolean isElsewhere(String url) {
        return ServerPlace.isElsewhere(new ConnectionInfo(url, "me", null), new Proc(root));
    }

    private void namespace(String name) throws IOException {
        Path link = Files.createDirectories(root.resolve("self/ns")).resolve("pid");
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of(name));
    }

    private void backend(String title) throws IOException {
        Path folder = Files.createDirectories(root.resolve("77"));
        Files.writeString(folder.resolve("stat"), "77 (postgres) S 1 1 1 0 -1 0 9 9 9 9 1 1 1 1 20 0 1 0\n");
        Files.writeString(folder.resolve("cmdline"), title + "\0");
    }
}
