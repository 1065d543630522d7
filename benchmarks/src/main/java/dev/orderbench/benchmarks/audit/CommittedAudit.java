package dev.orderbench.benchmarks.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The audit that was committed, to be compared with one that was just made. */
public final class CommittedAudit {

    private final Path folder;

    /**
     * @param folder where its files are
     */
    public CommittedAudit(Path folder) {
        this.folder = folder;
    }

    /** The notes that were committed with it. */
    public List<Note> notes() {
        return NotesFile.read(folder.resolve("notes.json"));
    }

    /**
     * How an audit differs from this one: for each part that differs, the file, the part, and both texts beside each other;
     * empty when nothing does.
     *
     * @param complete whether everything was audited; otherwise only the parts that were are compared
     */
    public List<String> differences(Audit.Result result, boolean complete) {
        List<String> lines = new ArrayList<>();
        AuditMarkdown.files(result, notes()).forEach((file, text) -> {
            boolean overview = file.equals("README.md");
            if (complete || !overview) {
                compare(file, sections(compared(read(file))), sections(compared(text)), complete, lines);
            }
        });
        return lines;
    }

    private static void compare(
            String file,
            Map<String, String> expected,
            Map<String, String> actual,
            boolean complete,
            List<String> lines) {
        Map<String, String> all = new LinkedHashMap<>(actual);
        if (complete) {
            expected.forEach(all::putIfAbsent);
        } else {
            // What stands above the first heading tells of the whole file.
            all.remove("");
        }
        for (String section : all.keySet()) {
            String before = expected.getOrDefault(section, "");
            String after = actual.getOrDefault(section, "");
            if (!before.equals(after)) {
                lines.add("audit/%s%s".formatted(file, section.isEmpty() ? "" : ", " + section));
                lines.addAll(SideBySide.of(before, after));
                lines.add("");
            }
        }
    }

    /** Without what is not compared. */
    private static String compared(String text) {
        int end = text.indexOf(AuditMarkdown.ALLOCATED);
        return end < 0 ? text : text.substring(0, end);
    }

    /** The text below each heading; what stands above the first has the empty name. */
    private static Map<String, String> sections(String text) {
        Map<String, String> sections = new LinkedHashMap<>();
        String heading = "";
        StringBuilder section = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (line.startsWith("## ")) {
                sections.put(heading, section.toString().strip());
                heading = line.substring(3);
                section.setLength(0);
            } else {
                section.append(line).append('\n');
            }
        }
        sections.put(heading, section.toString().strip());
        return sections;
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
