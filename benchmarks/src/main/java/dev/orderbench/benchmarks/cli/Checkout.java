package dev.orderbench.benchmarks.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A git checkout of order-bench, as far as its state is told.
 *
 * @param root its folder
 */
record Checkout(Path root) {

    private static final int HASH_DIGITS = 7;

    /**
     * The commit; {@code unknown} outside of a git checkout. Where tracked files were changed, or sources were added, with
     * {@code -dirty-} and the beginning of a hash of the changes. Other files that git does not track do not count: the output of
     * a run may be among them, and comes to be while it runs.
     */
    String commit() {
        String commit = git("rev-parse", "HEAD");
        if (commit.isEmpty()) {
            return "unknown";
        }
        String changes =
                git("diff", "HEAD", "--no-ext-diff", "--no-textconv", "--no-color", "--binary", "--full-index");
        List<String> added = Arrays.stream(
                        git("ls-files", "--others", "--exclude-standard", "-z").split("\0", -1))
                .filter(Checkout::isSource)
                .sorted()
                .toList();
        return changes.isEmpty() && added.isEmpty() ? commit : commit + "-dirty-" + hash(changes, added);
    }

    private static boolean isSource(String file) {
        return file.contains("/src/") || file.equals("pom.xml") || file.endsWith("/pom.xml");
    }

    /** Of the changes, and of what was added with its content: one edit more makes another program. */
    private String hash(String changes, List<String> added) {
        MessageDigest digest = digest();
        digest.update(changes.getBytes(StandardCharsets.UTF_8));
        for (String file : added) {
            digest.update(file.getBytes(StandardCharsets.UTF_8));
            digest.update(content(root.resolve(file)));
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_DIGITS);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            // A folder with a repository of its own, or a file that nobody may read: its name must do.
            return new byte[0];
        }
    }

    private String git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
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
