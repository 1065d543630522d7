package dev.orderbench.benchmarks.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The command that goes on with a run. It may be printed: it holds no password. */
final class Resumption {

    private static final String EMBEDDED = "embedded";

    private Resumption() {}

    /**
     * The command, as a shell takes it.
     *
     * @param folder where the run writes
     * @param database where its PostgreSQL comes from
     */
    static String command(Path folder, String database) {
        String command = "./bench run --resume --out " + quoted(folder.toString());
        if (database.equals(EMBEDDED)) {
            return command;
        }
        String told = withoutSecrets(database);
        return (told.equals(database) ? "" : "PGPASSWORD=... ") + command + " --db " + quoted(told);
    }

    /** A URL without the parameters that are secrets, and without what may stand before its host. */
    private static String withoutSecrets(String database) {
        String[] parts = database.replaceFirst("//[^/?]*@", "//").split("\\?", 2);
        if (parts.length == 1) {
            return parts[0];
        }
        List<String> kept = Arrays.stream(parts[1].split("&", -1))
                .filter(parameter -> !parameter.matches("(?i)[^=]*password=.*"))
                .toList();
        return kept.isEmpty() ? parts[0] : parts[0] + "?" + String.join("&", kept);
    }

    private static String quoted(String word) {
        return word.matches("[\\w./:@%+=,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
