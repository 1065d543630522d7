package dev.orderbench.tck.random;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Texts that have broken programs before, and random ones of all planes of Unicode. */
final class Texts {

    private static final List<String> AWKWARD = List.of(
            "",
            " ",
            " leading and trailing ",
            "O'Neil \"Bob\" \\ % _ ? :name $1 {fn now()}",
            "e\u0301 is not \u00e9",
            "Stra\u00dfe STRASSE \u0130i\u0131I",
            "\ud83d\udc69\u200d\ud83d\ude80 \ud83c\uddea\ud83c\uddfa",
            "\u202eright to left \u0645\u0631\u062d\u0628\u0627",
            "line\nbreak\r\n\ttab\u2028\u2029",
            "\u0001\u001f\u007f\u0085\ufeff\ufffe\uffff",
            "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319",
            "\\N",
            "\\.",
            "NULL",
            "null",
            "0",
            "{}",
            "{\"a\",NULL}",
            "(1,2)",
            "a\tb\\tc",
            "\b\f\u000b");

    private static final List<String> INJECTIONS = List.of(
            "'; DROP TABLE order_items; --",
            "' OR '1'='1",
            "' OR 1=1 --",
            "x') ON CONFLICT DO NOTHING --",
            "'/**/UNION/**/SELECT/**/1,'x','NEW',0,now()--",
            "\\'; DELETE FROM users; --",
            "$$; DELETE FROM orders; $$",
            "$1$2?",
            "?::text",
            "E'\\x27'",
            "\u02bc OR 1=1",
            "\uff07 OR 1=1 --",
            "admin'--",
            "1; SELECT pg_sleep(10)",
            "{ts '2020-01-01'}",
            "{call abs(1)}",
            ":email",
            "#{T(java.lang.Runtime)}",
            "${jndi:ldap://x}",
            "%' ESCAPE '!",
            "{0} %s %1$s");

    /** First and last code points of blocks, none of them surrogates. */
    private static final int[][] BLOCKS = {
        {0x20, 0x7e},
        {0x01, 0x1f},
        {0xa0, 0x17f},
        {0x300, 0x36f},
        {0x370, 0x4ff},
        {0x5d0, 0x6ff},
        {0x1100, 0x11ff},
        {0x2000, 0x206f},
        {0x4e00, 0x9fff},
        {0xac00, 0xd7a3},
        {0xe000, 0xffff},
        {0x1f1e6, 0x1faff},
        {0xe0001, 0xe01ef},
        {0x10fff0, 0x10ffff}
    };

    private Texts() {}

    /** Any text without NUL, now and then of 10,000 characters. */
    static String any(Random random) {
        int kind = random.nextInt(100);
        if (kind < 40) {
            return "text " + random.nextInt(1_000);
        }
        return kind < 97 ? unusual(random) : "0123456789\u00e4\u4e2d\u6587'\"\\?$ab".repeat(500);
    }

    /** A short text without NUL that is rarely plain. */
    static String unusual(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> one(AWKWARD, random);
            case 1 -> one(INJECTIONS, random);
            default -> ofCodePoints(random);
        };
    }

    /** A text with NUL, which PostgreSQL refuses. */
    static String withNul(Random random) {
        String text = unusual(random);
        int at = text.offsetByCodePoints(0, random.nextInt(text.codePointCount(0, text.length()) + 1));
        return text.substring(0, at) + '\0' + text.substring(at);
    }

    /** A text that looks much like another, and is not the same one; or happens to be. */
    static String similarTo(String text, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> text.toUpperCase(Locale.ROOT);
            case 1 -> text.toLowerCase(Locale.ROOT);
            case 2 -> text + " ";
            case 3 -> " " + text;
            case 4 -> Normalizer.normalize(text, Normalizer.Form.NFD);
            default -> Normalizer.normalize(text, Normalizer.Form.NFC);
        };
    }

    private static String ofCodePoints(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(20);
        for (int i = 0; i < length; i++) {
            int[] block = BLOCKS[random.nextInt(BLOCKS.length)];
            text.appendCodePoint(block[0] + random.nextInt(block[1] - block[0] + 1));
        }
        return text.toString();
    }

    private static String one(List<String> texts, Random random) {
        return texts.get(random.nextInt(texts.size()));
    }
}
