package dev.orderbench.benchmarks.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

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

    /** The commit, with {@code -dirty} when files were changed since; {@code unknown} outside of a git checkout. */
    static String commit() {
        String commit = git("rev-parse", "HEAD");
        if (commit.isEmpty()) {
            return "unknown";
        }
        return git("status", "--porcelain").isEmpty() ? commit : commit + "-dirty";
    }

    private static String git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", root().toString()));
        command.addAll(Arrays.asList(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0 ? output.strip() : "";
        } catch (IOException e) {
            // No git on this machine.
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
