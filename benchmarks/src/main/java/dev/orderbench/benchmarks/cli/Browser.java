package dev.orderbench.benchmarks.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Shows a page to whoever sits at the machine, by the command that its system has for that. */
final class Browser {

    /** Such commands hand the page over and end; one that has not ended by then shows it itself. */
    private static final int SECONDS = 5;

    private Browser() {}

    /** Whether the page was handed over. */
    static boolean open(Path page) {
        List<String> command = command(System.getProperty("os.name"), System.getenv(), page);
        return !command.isEmpty() && starts(command);
    }

    /** Empty where nobody would see a page. */
    static List<String> command(String system, Map<String, String> environment, Path page) {
        String name = system.toLowerCase(Locale.ROOT);
        String address = page.toUri().toString();
        if (name.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", address);
        }
        if (name.startsWith("mac")) {
            return List.of("open", address);
        }
        return environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY")
                ? List.of("xdg-open", address)
                : List.of();
    }

    static boolean starts(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return !process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
