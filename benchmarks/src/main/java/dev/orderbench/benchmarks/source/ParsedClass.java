package dev.orderbench.benchmarks.source;

import java.util.Collection;
import java.util.List;

/**
 * The class of a file, taken apart.
 *
 * @param file where it stands
 * @param start where it begins, with its comment
 * @param body where its first member, or that one's comment, may begin
 * @param members in the order of the file
 */
record ParsedClass(SourceFile file, int start, int body, List<Member> members) {

    ParsedClass {
        members = List.copyOf(members);
    }

    List<Member> members(String name, int arguments) {
        return members.stream().filter(member -> member.is(name, arguments)).toList();
    }

    /** The head and these members; where others are left out, an empty line stands. */
    Excerpt excerpt(Collection<Member> chosen) {
        StringBuilder text =
                new StringBuilder(file.text().substring(start, body).stripTrailing());
        int last = body;
        for (Member member : members) {
            if (chosen.contains(member)) {
                String code = file.text().substring(member.start(), member.end());
                boolean apart = member.start() != last || code.startsWith("\n\n");
                text.append(apart ? "\n\n" : "\n").append(withoutBlankEnds(code));
                last = member.end();
            }
        }
        String whole = text.append("\n}\n").toString();
        return new Excerpt(file.path(), whole, CodeLines.of(whole));
    }

    private static String withoutBlankEnds(String code) {
        String before = code.stripTrailing();
        int first = 0;
        for (int i = 0; i < before.length() && Character.isWhitespace(before.charAt(i)); i++) {
            if (before.charAt(i) == '\n') {
                first = i + 1;
            }
        }
        return before.substring(first);
    }
}
