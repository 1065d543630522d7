package dev.orderbench.benchmarks.source;

/**
 * What an operation uses of one class: the class's head and the members that are reached, as they stand in the file, in its order.
 *
 * @param path the file in the repository
 * @param text the code, lines ending in {@code \n}
 * @param lines its lines of code, as {@link CodeLines} counts them
 */
public record Excerpt(String path, String text, int lines) {

    /** The file and the folder that it lies in, as in {@code tuned/Users.java}: enough to tell it from others of its contender. */
    public String shortPath() {
        int folder = path.lastIndexOf('/', path.lastIndexOf('/') - 1);
        return path.substring(folder + 1);
    }
}
