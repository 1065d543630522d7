package dev.orderbench.tck.random;

import dev.orderbench.contract.User;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes values as Java expressions. Keys that the program itself makes are left to a subclass to name. */
abstract class JavaSource {

    private static final int SHORTEST_REPEAT = 200;

    private static final int FEW = 10;

    /** The expression for the key of a user. */
    abstract String user(long key);

    /** The expression for the key of an order. */
    abstract String order(long key);

    /** The expression for a value of the contract. */
    final String expression(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> string(text);
            case Integer number -> number.toString();
            case Long number -> number + "L";
            case BigDecimal amount -> "new BigDecimal(\"%s\")".formatted(amount);
            case Instant instant -> "Instant.parse(\"%s\")".formatted(instant);
            case YearMonth month -> "YearMonth.parse(\"%s\")".formatted(month);
            case Duration duration -> "Duration.parse(\"%s\")".formatted(duration);
            case Enum<?> constant -> constant.getDeclaringClass().getSimpleName() + "." + constant.name();
            case Optional<?> optional ->
                optional.isPresent() ? "Optional.of(%s)".formatted(expression(optional.get())) : "Optional.empty()";
            case List<?> list -> list(list.stream().map(this::expression).toList());
            case Record record -> record(record);
            default -> throw new IllegalArgumentException(value.getClass().toString());
        };
    }

    /** The expression for a list of expressions; a long one of equals is written as copies. */
    static String list(List<String> elements) {
        boolean copies = elements.size() > FEW && elements.stream().distinct().count() == 1;
        return copies
                ? "Collections.nCopies(%d, %s)".formatted(elements.size(), elements.getFirst())
                : "List.of(%s)".formatted(String.join(", ", elements));
    }

    /** The name of a class of the contract, with that of the class around it. */
    static String name(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? type.getSimpleName() : name(outer) + "." + type.getSimpleName();
    }

    private String record(Record record) {
        List<String> arguments = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = value(record, component);
            boolean key =
                    component.getName().equals("id") || component.getName().equals("orderId");
            arguments.add(
                    key && value instanceof Long number
                            ? record instanceof User ? user(number) : order(number)
                            : expression(value));
        }
        return "new %s(%s)".formatted(name(record.getClass()), String.join(", ", arguments));
    }

    private static @Nullable Object value(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A literal in ASCII; a long text that repeats itself is written as a repetition. */
    static String string(String text) {
        if (text.length() >= SHORTEST_REPEAT) {
            for (int period = 1; period <= text.length() / 2; period++) {
                String unit = text.substring(0, period);
                if (text.length() % period == 0
                        && unit.repeat(text.length() / period).equals(text)) {
                    return "%s.repeat(%d)".formatted(literal(unit), text.length() / period);
                }
            }
        }
        return literal(text);
    }

    private static String literal(String text) {
        StringBuilder source = new StringBuilder("\"");
        for (char character : text.toCharArray()) {
            switch (character) {
                case '"' -> source.append("\\\"");
                case '\\' -> source.append("\\\\");
                case '\n' -> source.append("\\n");
                case '\r' -> source.append("\\r");
                case '\t' -> source.append("\\t");
                default -> {
                    // Below a space an octal escape, since a Unicode escape would become the character before parsing.
                    String format = character < ' ' ? "\\%03o" : character > '~' ? "\\u%04x" : "%c";
                    source.append(String.format(
                            Locale.ROOT, format, format.equals("%c") ? (Object) character : (Object) (int) character));
                }
            }
        }
        return source.append('"').toString();
    }
}
