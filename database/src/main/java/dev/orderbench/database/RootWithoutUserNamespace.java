package dev.orderbench.database;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * The one situation in which the embedded server is known not to start: PostgreSQL refuses to run as root, and the user
 * namespace that would hide root from it is forbidden, as in a plain Docker container.
 */
final class RootWithoutUserNamespace {

    static final String ADVICE =
            "The embedded PostgreSQL cannot run as root here, because user namespaces ('unshare -U') are forbidden: run as"
                    + " another user, or allow them (docker run --security-opt seccomp=unconfined), or name a server with"
                    + " -Dbench.db=jdbc:postgresql://host:port/database";

    private RootWithoutUserNamespace() {}

    static boolean isTheCase() {
        return System.getProperty("user.name").equals("root") && !succeeds("unshare", "-U", "id", "-u");
    }

    private static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
