package dev.orderbench.benchmarks.pool;

import java.nio.file.Path;

/** Programs of this JDK. */
final class Programs {

    private Programs() {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
