package dev.orderbench.benchmarks.cli;

import java.nio.file.Path;

/** The checkout of order-bench that this program was built from. */
final class Home {

    private Home() {}

    /** The root of the checkout; the launchers name it, without one it is the current folder. */
    static Path root() {
        return Path.of(System.getProperty("orderbench.home", "."))
                .toAbsolutePath()
                .normalize();
    }

    static Path reportFolder() {
        return root().resolve("benchmarks/target/report");
    }

    /** The state of the checkout, see {@link Checkout#commit()}. */
    static String commit() {
        return new Checkout(root()).commit();
    }
}
