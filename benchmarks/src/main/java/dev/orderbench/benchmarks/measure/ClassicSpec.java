package dev.orderbench.benchmarks.measure;

import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.DatasetSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a fork of {@link ClassicBenchmark} is told: read from a file whose path is a system property, as with {@link
 * ForkSpec}.
 *
 * @param administration a database from which others can be created
 * @param template name of the template that working databases are copied from
 * @param size of the dataset that is in it
 * @param seed from which parameters follow
 */
record ClassicSpec(ConnectionInfo administration, String template, DatasetSize size, long seed) {

    /** The system property that names the file. */
    static final String PROPERTY = "orderbench.classic";

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Writes the specification to a file. */
    void write(Path file) {
        try {
            Files.write(file, JSON.writeValueAsBytes(this));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what this JVM was told. */
    static ClassicSpec read() {
        String file = System.getProperty(PROPERTY);
        if (file == null) {
            throw new IllegalStateException(
                    "ClassicBenchmark needs a database, which ./bench jmh provides: ./bench jmh -- <options of JMH>");
        }
        return JSON.readValue(Path.of(file), ClassicSpec.class);
    }
}
