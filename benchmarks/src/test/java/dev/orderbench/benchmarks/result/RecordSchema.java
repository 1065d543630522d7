package dev.orderbench.benchmarks.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema of a record and all that it holds, as Jackson writes them; descriptions are those of the Javadoc.
 *
 * <p>Every component must be there; one that is {@link Nullable} may be null or absent. Others are not allowed.
 */
final class RecordSchema {

    private static final Path SOURCES = Path.of("src", "main", "java");

    private final ObjectNode definitions = JsonNodeFactory.instance.objectNode();

    private RecordSchema() {}

    /** A schema, as JSON with a line break at its end. */
    static String of(Class<? extends Record> root, String name, String format, int version) {
        RecordSchema schema = new RecordSchema();
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        document.put("$id", "urn:order-bench:" + name + ":" + version);
        document.put("title", "order-bench " + name + ", version " + version);
        document.setAll(schema.record(root));
        ObjectNode properties = (ObjectNode) document.get("properties");
        ((ObjectNode) properties.get("format")).put("const", format);
        ((ObjectNode) properties.get("version")).put("const", version);
        TreeMap<String, tools.jackson.databind.JsonNode> sorted = new TreeMap<>();
        schema.definitions.propertyStream().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        document.set("$defs", JsonNodeFactory.instance.objectNode().setAll(sorted));
        return ResultsFile.MAPPER.writeValueAsString(document) + "\n";
    }

    private ObjectNode record(Class<?> type) {
        Map<String, String> descriptions = descriptions(type);
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (RecordComponent component : type.getRecordComponents()) {
            ObjectNode of = of(component.getGenericType());
            if (isNullable(component)) {
                of = orNull(of);
            }
            String description = descriptions.get(component.getName());
            if (description != null) {
                of.put("description", description);
            }
            properties.set(component.getName(), of);
        }
        Arrays.stream(type.getRecordComponents())
                .filter(component -> !isNullable(component))
                .forEach(component -> schema.withArray("required").add(component.getName()));
        schema.put("additionalProperties", false);
        return schema;
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static ObjectNode orNull(ObjectNode schema) {
        ObjectNode either = JsonNodeFactory.instance.objectNode();
        either.putArray("anyOf").add(schema).addObject().put("type", "null");
        return either;
    }

    private ObjectNode of(Type type) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        if (type instanceof ParameterizedType generic) {
            Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            if (Map.class.isAssignableFrom((Class<?>) generic.getRawType())) {
                schema.put("type", "object").set("additionalProperties", of(last));
                if (generic.getActualTypeArguments()[0] instanceof Class<?> key && key.isEnum()) {
                    schema.set("propertyNames", of(key));
                }
                return schema;
            }
            return schema.put("type", "array").set("items", of(last));
        }
        if (type == String.class) {
            return schema.put("type", "string");
        }
        if (type == Instant.class) {
            return schema.put("type", "string").put("format", "date-time");
        }
        if (type == boolean.class || type == Boolean.class) {
            return schema.put("type", "boolean");
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return schema.put("type", "integer");
        }
        if (type == double.class || type == Double.class) {
            return schema.put("type", "number");
        }
        if (type instanceof Class<?> named && named.isEnum()) {
            Arrays.stream(named.getEnumConstants())
                    .forEach(constant -> schema.withArray("enum").add(((Enum<?>) constant).name()));
            return schema;
        }
        if (type instanceof Class<?> named && named.isRecord()) {
            String name = name(named);
            if (!definitions.has(name)) {
                // Before its components, since a record may hold its own kind.
                definitions.putObject(name);
                definitions.set(name, record(named));
            }
            return schema.put("$ref", "#/$defs/" + name);
        }
        throw new IllegalArgumentException("No schema for " + type + ": add its kind here");
    }

    private static String name(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }

    /** What the Javadoc of a record says of its components. */
    private static Map<String, String> descriptions(Class<?> type) {
        Class<?> outer = type.getNestHost();
        String source = source(outer);
        Matcher record =
                Pattern.compile("record " + type.getSimpleName() + "\\(").matcher(source);
        if (!record.find()) {
            throw new IllegalStateException("No record " + type.getSimpleName() + " in " + outer);
        }
        String before = source.substring(0, record.start());
        String javadoc = before.substring(before.lastIndexOf("/**"), before.lastIndexOf("*/"))
                .replaceAll("\\n\\s*\\*", "\n");
        Map<String, String> descriptions = new TreeMap<>();
        Matcher parameter = Pattern.compile("@param (\\w+)\\s+(.*?)(?=\\n\\s*@|\\z)", Pattern.DOTALL)
                .matcher(javadoc);
        while (parameter.find()) {
            descriptions.put(
                    parameter.group(1),
                    parameter
                            .group(2)
                            .replaceAll("\\{@\\w+ #?([^}]*)}", "$1")
                            .replaceAll("\\s+", " ")
                            .strip());
        }
        return descriptions;
    }

    private static String source(Class<?> type) {
        try {
            return Files.readString(SOURCES.resolve(type.getName().replace('.', '/') + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
