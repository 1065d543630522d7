package dev.orderbench.benchmarks.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;

/** Tables as comma-separated values after RFC 4180, in UTF-8, with a header; the same rows give the same bytes everywhere. */
final class CsvText {

    private static final CsvMapper MAPPER = CsvMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(CsvWriteFeature.STRICT_CHECK_FOR_QUOTING)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /** More digits than any interval supports, and fewer than those in which processors differ. */
    private static final MathContext DIGITS = new MathContext(9);

    private static final Set<Character> BEGINS_A_FORMULA = Set.of('=', '+', '-', '@', '\t', '\r');

    private CsvText() {}

    /** A table with a column for each component of the record. */
    static <T extends Record> String of(Class<T> type, List<T> rows) {
        CsvSchema schema = MAPPER.schemaFor(type).withHeader().withLineSeparator("\r\n");
        // Of no rows the library makes no header either.
        return rows.isEmpty()
                ? String.join(",", schema.getColumnNames()) + "\r\n"
                : MAPPER.writer(schema).writeValueAsString(rows);
    }

    /**
     * A text that a spreadsheet takes for one: where it begins as a formula does, an apostrophe is put before it. Numbers do not
     * come this way.
     */
    static String text(String text) {
        return !text.isEmpty() && BEGINS_A_FORMULA.contains(text.charAt(0)) ? "'" + text : text;
    }

    /** Without an exponent, with nine digits at most; empty where there is none. */
    static String number(@Nullable Double number) {
        if (number == null || Double.isNaN(number)) {
            return "";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "Inf" : "-Inf";
        }
        return number == 0
                ? "0"
                : BigDecimal.valueOf(number).round(DIGITS).stripTrailingZeros().toPlainString();
    }
}
