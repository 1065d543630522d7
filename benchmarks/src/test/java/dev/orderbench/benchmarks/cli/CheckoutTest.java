package dev.orderbench.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a real git checkout, and that the output of a run within it changes nothing. */
class CheckoutTest {

    private static final String DIRTY = "[0-9a-f]{40}-dirty-[0-9a-f]{7}";

    @TempDir
    private Path root;

    private String clean = "";

    @BeforeEach
    void commitSomething() throws IOException, InterruptedException {
        write("raw-jdbc/src/main/java/Store.java", "class Store {}");
        write("README.md", "Read me");
        git("init", "--quiet");
        git("add", ".");
        git(
                "-c",
                "user.name=Somebody",
                "-c",
                "user.email=somebody@example.org",
                "-c",
                "commit.gpgsign=false",
                "commit",
                "--quiet",
                "--message=Begin");
        clean = commit();
    }

    @Test
    void unchangedOneIsItsCommit() {
        assertThat(clean).matches("[0-9a-f]{40}");
    }

    @Test
    void outputOfARunIsNoChange() throws IOException {
        write("my-report/journal.jsonl", "{}");
        write("my-report/figures/answer.svg", "<svg/>");
        write("src.txt", "no source");
        assertThat(commit()).isEqualTo(clean);
    }

    @Test
    void trackedFileThatWasChangedIsTold() throws IOException, InterruptedException {
        write("README.md", "Read me twice");
        String changed = commit();
        assertThat(changed).matches(DIRTY).startsWith(clean);

        git("add", "README.md");
        assertThat(commit()).as("staged or not").isEqualTo(changed);

        write("README.md", "Read me three times");
        assertThat(commit()).as("one edit more").matches(DIRTY).isNotEqualTo(changed);

        write("README.md", "Read me");
        assertThat(commit()).isEqualTo(clean);
    }

    @Test
    void sourcesThatWereAddedAreTold() throws IOException {
        write("raw-jdbc/src/main/java/Other.java", "class Other {}");
        String added = commit();
        assertThat(added).matches(DIRTY).startsWith(clean);

        write("raw-jdbc/src/main/java/Other.java", "class Other { int another; }");
        assertThat(commit()).as("one edit more").matches(DIRTY).isNotEqualTo(added);

        Files.delete(root.resolve("raw-jdbc/src/main/java/Other.java"));
        write("mine/pom.xml", "<project/>");
        assertThat(commit()).matches(DIRTY).isNotEqualTo(added);
    }

    @Test
    void sourceThatWasDeletedIsTold() throws IOException {
        Files.delete(root.resolve("raw-jdbc/src/main/java/Store.java"));
        assertThat(commit()).matches(DIRTY);
    }

    @Test
    void outsideOfACheckoutItIsUnknown(@TempDir Path elsewhere) {
        assertThat(new Checkout(elsewhere).commit()).isEqualTo("unknown");
    }

    private String commit() {
        return new Checkout(root).commit();
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        Files.writeString(path, text);
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
