package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.ResultsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What stands beside the ratios to pgbench. */
class YardstickTableTest {

    private static final String WARNING = "does not mean that it is faster";

    @TempDir
    private Path folder;

    @Test
    void thatJavaDoesMoreThanCIsNotLeftUncommented() throws IOException {
        assertThat(legend(1)).doesNotContain(WARNING);
        assertThat(legend(0.1))
                .contains(" That Java is shown to do more than C at placeOrder " + WARNING + ": ")
                .doesNotContain("SELECT 1 and");
    }

    /** Of a run in which pgbench placed orders at a given multiple of its rate. */
    private String legend(double multiple) throws IOException {
        JsonNode root = JsonMapper.shared().readTree(ResultsFile.json(SampleResults.full()));
        root.path("jvms")
                .forEach(jvm -> jvm.path("yardstick").path("pieces").forEach(piece -> {
                    if (piece.path("operation").asString().equals("placeOrder")) {
                        ((ObjectNode) piece)
                                .put("perSecond", piece.path("perSecond").asDouble() * multiple);
                    }
                }));
        Path file = folder.resolve("results.json");
        Files.writeString(file, root.toString());
        Results results = ResultsFile.read(file);
        return YardstickTable.of(results).orElseThrow().legend();
    }
}
