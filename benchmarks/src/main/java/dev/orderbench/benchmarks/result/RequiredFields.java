package dev.orderbench.benchmarks.result;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields that JSON must have to become a record: every component that is not {@link Nullable}, at any depth.
 * Jackson itself cannot tell the two apart; it would pass {@code null} for either.
 */
final class RequiredFields {

    private RequiredFields() {}

    /**
     * The path of the first required field that is absent or null. Values of the wrong kind are left to the binding.
     */
    static Optional<String> firstMissing(JsonNode node, Class<? extends Record> type) {
        return missing(node, type, "").findFirst();
    }

    private static Stream<String> missing(JsonNode node, Type type, String path) {
        if (node.isMissingNode() || node.isNull()) {
            return Stream.of(path);
        }
        if (type instanceof Class<?> record && record.isRecord()) {
            String prefix = path.isEmpty() ? "" : path + ".";
            return Arrays.stream(record.getRecordComponents())
                    .filter(component -> !isNullable(component))
                    .flatMap(component -> missing(
                            node.path(component.getName()), component.getGenericType(), prefix + component.getName()));
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            Type element = list.getActualTypeArguments()[0];
            return IntStream.range(0, node.size())
                    .boxed()
                    .flatMap(i -> missing(node.path(i), element, path + "[" + i + "]"));
        }
        if (type instanceof ParameterizedType map && Map.class.isAssignableFrom((Class<?>) map.getRawType())) {
            Type value = map.getActualTypeArguments()[1];
            return node.propertyStream()
                    .flatMap(entry -> missing(entry.getValue(), value, path + "." + entry.getKey()));
        }
        return Stream.empty();
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
