package dev.orderbench.benchmarks.result;

import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/** Where in a JSON document something is, written as in {@code cells[3].threads}. */
final class JsonPath {

    private JsonPath() {}

    static String of(JacksonException e) {
        String path = e.getPath().stream().map(JsonPath::step).collect(Collectors.joining());
        return path.isEmpty() ? "its top" : path.substring(path.startsWith(".") ? 1 : 0);
    }

    private static String step(JacksonException.Reference reference) {
        String property = reference.getPropertyName();
        return property == null ? "[" + reference.getIndex() + "]" : "." + property;
    }
}
