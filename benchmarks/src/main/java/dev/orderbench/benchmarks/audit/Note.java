package dev.orderbench.benchmarks.audit;

import java.util.stream.Stream;

/**
 * Why a contender sends what the baseline does not need, or why a plan reads a whole table: what the rules would refuse
 * without it.
 *
 * @param contender the contender's id, or {@value #ANY}
 * @param variant the variant's label, or {@value #ANY}
 * @param operation the contract's method, or {@value #ANY}
 * @param pattern a part of the statement as sent, or of the plan, with its case
 * @param reason the reason, in a sentence
 */
public record Note(String contender, String variant, String operation, String pattern, String reason) {

    static final String ANY = "*";

    public Note {
        if (Stream.of(contender, variant, operation, pattern, reason)
                .anyMatch(text -> text == null || text.isBlank())) {
            throw new IllegalArgumentException(
                    "a note has contender, variant, operation, pattern and reason, none of them blank");
        }
    }

    boolean concerns(Audited audited, Audited.CaseResult result) {
        return matches(contender, audited.contender())
                && matches(variant, audited.variant())
                && matches(operation, result.operation());
    }

    private static boolean matches(String asked, String actual) {
        return asked.equals(ANY) || asked.equals(actual);
    }
}
