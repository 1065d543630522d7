package dev.orderbench.benchmarks.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/**
 * A file that a page carries in itself and offers for download.
 *
 * @param name what it is called
 * @param text all of it
 */
record RawFile(String name, String text) {

    /** As the page's script unpacks it: Base64, in which nothing needs escaping. */
    String packed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError("writing to memory does not fail", e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
