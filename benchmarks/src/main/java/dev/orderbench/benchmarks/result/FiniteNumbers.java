package dev.orderbench.benchmarks.result;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The numbers of JSON that becomes a record: Jackson itself also takes {@code "NaN"} and numbers too large for a double. */
final class FiniteNumbers {

    private FiniteNumbers() {}

    /** The path of the first number that is none, or is not finite. What is absent is left to others. */
    static Optional<String> firstOther(JsonNode node, Class<? extends Record> type) {
        return others(node, type, "").findFirst();
    }

    private static Stream<String> others(JsonNode node, Type type, String path) {
        if (node.isMissingNode() || node.isNull()) {
            return Stream.empty();
        }
        if (type == double.class || type == Double.class) {
            return node.isNumber() && Double.isFinite(node.asDouble()) ? Stream.empty() : Stream.of(path);
        }
        if (type instanceof Class<?> record && record.isRecord()) {
            String prefix = path.isEmpty() ? "" : path + ".";
            return Arrays.stream(record.getRecordComponents())
                    .flatMap(component -> others(
                            node.path(component.getName()), component.getGenericType(), prefix + component.getName()));
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            Type element = list.getActualTypeArguments()[0];
            return IntStream.range(0, node.size())
                    .boxed()
                    .flatMap(i -> others(node.path(i), element, path + "[" + i + "]"));
        }
        if (type instanceof ParameterizedType map && Map.class.isAssignableFrom((Class<?>) map.getRawType())) {
            Type value = map.getActualTypeArguments()[1];
            return node.propertyStream().flatMap(entry -> others(entry.getValue(), value, path + "." + entry.getKey()));
        }
        return Stream.empty();
    }
}
