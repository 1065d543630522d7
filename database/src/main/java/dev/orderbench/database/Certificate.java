package dev.orderbench.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A certificate for a server on this machine, made when it is needed by the JDK's own {@code keytool}, good for two days: nobody
 * has to trust it, and none has to be kept.
 *
 * @param certificate file in PEM
 * @param key file in PEM, readable by its owner alone, as PostgreSQL demands
 */
record Certificate(Path certificate, Path key) {

    private static final int LIMIT_SECONDS = 60;
    private static final int LINE = 64;

    /** Makes one, with its files in a folder. */
    static Certificate create(Path folder) {
        String password = UUID.randomUUID().toString();
        Path store = folder.resolve("server.p12");
        try {
            run(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "server",
                    "-keyalg",
                    "RSA",
                    "-keysize",
                    "2048",
                    "-validity",
                    "2",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "SAN=dns:localhost,ip:127.0.0.1",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    store.toString(),
                    "-storepass",
                    password));
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(store)) {
                keys.load(in, password.toCharArray());
            }
            Key key = keys.getKey("server", password.toCharArray());
            Certificate made = new Certificate(folder.resolve("server.crt"), folder.resolve("server.key"));
            Files.writeString(
                    made.certificate,
                    pem("CERTIFICATE", keys.getCertificate("server").getEncoded()));
            Files.createFile(
                    made.key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(made.key, pem("PRIVATE KEY", key.getEncoded()));
            return made;
        } catch (IOException | GeneralSecurityException e) {
            throw new DatabaseException("A certificate for the server could not be made: " + e.getMessage(), e);
        }
    }

    private static String pem(String kind, byte[] contents) {
        String lines = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(contents);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, lines, kind);
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(command.getFirst() + " failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(command.getFirst() + " was interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
