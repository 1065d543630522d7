package dev.orderbench.benchmarks.report;

/** Texts of a figure: what XML allows, and no longer than there is room for. The template escapes them. */
final class SvgText {

    private static final int REPLACEMENT = 0xFFFD;

    private SvgText() {}

    /** A text of at most so many characters; an ellipsis stands for what was cut off. */
    static String of(String text, int longest) {
        StringBuilder clean = new StringBuilder();
        text.codePoints()
                .limit(longest + 1L)
                .map(point -> isAllowed(point) ? point : REPLACEMENT)
                .forEach(clean::appendCodePoint);
        return clean.codePointCount(0, clean.length()) <= longest
                ? clean.toString()
                : clean.substring(0, clean.offsetByCodePoints(0, longest - 1)) + "…";
    }

    /** After XML 1.0, without characters that direct others, which would reach beyond their own text. */
    private static boolean isAllowed(int point) {
        boolean directs = point >= 0x202A && point <= 0x202E || point >= 0x2066 && point <= 0x2069;
        boolean halfOfPair = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return point >= 0x20 && !Character.isISOControl(point) && !directs && !halfOfPair && (point & 0xFFFE) != 0xFFFE;
    }
}
