package dev.orderbench.benchmarks.source;

/**
 * A file of Java code.
 *
 * @param path where it lies in the repository, with {@code /} between folders
 * @param text all of it, lines ending in {@code \n}
 */
public record SourceFile(String path, String text) {

    /** The name of the folder in which it lies: the last part of its package's name. */
    String folder() {
        String[] parts = path.split("/", -1);
        return parts.length < 2 ? "" : parts[parts.length - 2];
    }

    /** Its path without its name. */
    String directory() {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** Its name without {@code .java}, which is that of its class. */
    String className() {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.endsWith(".java") ? name.substring(0, name.length() - ".java".length()) : name;
    }
}
