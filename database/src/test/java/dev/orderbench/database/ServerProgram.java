package dev.orderbench.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A program with an embedded server, and a PgBouncer where it is asked for one, run in a JVM of its own, to be killed; and one that stops what such have left. */
final class ServerProgram {

    private ServerProgram() {}

    /**
     * Arguments: {@code hold}, which prints the URL of its server and waits for the end of its input; {@code bounce} and the title of
     * a PgBouncer, which prints the URL through it; or {@code stop}.
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("stop")) {
            PostgresServer.stopOrphans().forEach(System.out::println);
            return;
        }
        try (PostgresServer server = PostgresServer.start("embedded")) {
            if (arguments[0].equals("hold")) {
                hold(server.administration());
                return;
            }
            PgBouncerProgram program = PgBouncerProgram.all().stream()
                    .filter(one -> one.title().equals(arguments[1]))
                    .findFirst()
                    .orElseThrow();
            ConnectionInfo database = server.administration();
            try (PgBouncer bouncer = PgBouncer.start(program, database, PgBouncer.Mode.SESSION, 2)) {
                hold(bouncer.through(database));
            }
        }
    }

    private static void hold(ConnectionInfo database) throws IOException {
        System.out.println(database.url());
        while (System.in.read() >= 0) {
            // Nobody writes to it.
        }
    }

    /** Starts a JVM whose temporary directory is the given one. */
    static Process start(Path temporary, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + temporary,
                // Where the binaries have been unpacked already.
                "-Dot.epg.working-dir=" + Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg"),
                "-cp",
                System.getProperty("java.class.path"),
                ServerProgram.class.getName()));
        command.addAll(Arrays.asList(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** All that a program has printed when it has ended. */
    static List<String> output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
