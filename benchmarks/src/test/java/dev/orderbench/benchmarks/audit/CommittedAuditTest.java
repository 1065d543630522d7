package dev.orderbench.benchmarks.audit;

import static dev.orderbench.benchmarks.audit.SampleReadings.of;
import static dev.orderbench.benchmarks.audit.SampleReadings.read;
import static dev.orderbench.benchmarks.audit.SampleReadings.reading;
import static dev.orderbench.benchmarks.audit.SampleReadings.result;
import static dev.orderbench.benchmarks.audit.SampleReadings.withAllocated;
import static dev.orderbench.benchmarks.audit.SampleReadings.withPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommittedAuditTest {

    private static final Audited.Read PLAIN = read(reading(2, 50, "BEGIN", "SELECT 1", "SELECT 1", "COMMIT"));
    private static final Audited JPA = of("jpa", "tuned", PLAIN);
    private static final Audited RAW = of("raw-jdbc", "tuned", PLAIN);

    private static final Pattern LINK = Pattern.compile("]\\(([^)]+)\\)");

    @TempDir
    private Path folder;

    @BeforeEach
    void commit() {
        AuditMarkdown.files(result(RAW, JPA), List.of()).forEach((file, text) -> {
            try {
                Files.createDirectories(folder.resolve(file).getParent());
                Files.writeString(folder.resolve(file), text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void sameReadingsDoNotDiffer() {
        assertThat(differences(RAW, JPA)).isEmpty();
    }

    @Test
    void filesHoldReadingsStatementsAndPlans() throws IOException {
        assertThat(Files.readString(folder.resolve("README.md")))
                .contains("| findOrder: an order | 4 / 2 / 150 | 4 / 2 / 150 |")
                .contains("| findOrder: an order | 1,234 | 1,234 |");
        assertThat(Files.readString(folder.resolve("jpa-tuned.md"))).contains("""
                ## findOrder: an order

                | asked for | statements | round trips | rows | bytes out | bytes in |
                |---|---:|---:|---:|---:|---:|
                | an order | 4 | 2 | 5 | 100 | 50 |

                ```sql
                BEGIN;
                -- 2 times:
                SELECT 1;
                COMMIT;
                ```
                """);
        assertThat(Files.readString(folder.resolve("plans/jpa-tuned.md")))
                .contains("PostgreSQL 18.6")
                .contains("```text\nIndex Scan using orders_pkey on orders\n  Index Cond: (id = $1)\n```");
    }

    /** The plans of naive variants are not read. */
    @Test
    void eachLinkLeadsToAFile() {
        Audited naive = of("jpa", "naive", SampleReadings.withPlans(PLAIN, List.of()));
        Map<String, String> files = AuditMarkdown.files(result(RAW, JPA, naive), List.of());

        assertThat(files).containsKeys("jpa-naive.md", "plans/jpa-tuned.md").doesNotContainKey("plans/jpa-naive.md");
        files.forEach((file, text) -> assertThat(LINK.matcher(text)
                        .results()
                        .map(link -> Path.of("/" + file)
                                .resolveSibling(link.group(1))
                                .normalize()
                                .toString()
                                .substring(1)))
                .as(file)
                .isNotEmpty()
                .allSatisfy(target -> assertThat(files.keySet()).anyMatch(one -> one.startsWith(target))));
    }

    @Test
    void oneByteMoreIsShownBesideTheExpectedReading() {
        Audited changed = of("jpa", "tuned", read(reading(2, 51, "BEGIN", "SELECT 1", "SELECT 1", "COMMIT")));
        List<String> differences = differences(RAW, changed);
        assertThat(differences)
                .contains(
                        "audit/README.md, Statements / round trips / bytes", "audit/jpa-tuned.md, findOrder: an order")
                .contains("| an order | 4 | 2 | 5 | 100 | 50 |              |" + " | an order | 4 | 2 | 5 | 100 | 51 |")
                .noneMatch(line -> line.contains("raw-jdbc-tuned.md, "))
                .noneMatch(line -> line.contains("plans/"))
                .allMatch(line -> line.length() <= 100);
    }

    @Test
    void statementThatIsGoneAndOneThatIsNewAreMarked() {
        Audited changed = of("jpa", "tuned", read(reading(2, 50, "BEGIN", "SHOW x", "SELECT 1", "SELECT 1")));
        assertThat(differences(RAW, changed))
                .anyMatch(line -> line.startsWith("COMMIT; ") && line.endsWith("<"))
                .anyMatch(line -> line.startsWith(" ") && line.endsWith("> SHOW x;"));
    }

    @Test
    void changedPlanIsADifference() {
        assertThat(differences(RAW, of("jpa", "tuned", withPlan(PLAIN, "Seq Scan on orders"))))
                .contains("audit/plans/jpa-tuned.md, findOrder: an order")
                .anyMatch(line -> line.endsWith("| Seq Scan on orders"));
    }

    @Test
    void bytesAllocatedAreNoDifference() {
        assertThat(differences(RAW, of("jpa", "tuned", withAllocated(PLAIN, 9_999L))))
                .isEmpty();
        assertThat(differences(RAW, of("jpa", "tuned", withAllocated(PLAIN, null))))
                .isEmpty();
    }

    @Test
    void missingContenderAndMissingCaseAreDifferencesOnlyWhereEverythingWasAudited() {
        CommittedAudit committed = new CommittedAudit(folder);
        assertThat(committed.differences(result(RAW), true))
                .contains("audit/README.md, Statements / round trips / bytes");
        assertThat(committed.differences(result(RAW), false)).isEmpty();
        assertThat(committed.differences(result(RAW, of("jpa", "tuned")), true))
                .contains("audit/jpa-tuned.md, findOrder: an order");
        assertThat(committed.differences(result(RAW, of("jpa", "tuned")), false))
                .isEmpty();
    }

    @Test
    void auditThatWasNeverCommittedIsADifference() {
        assertThat(new CommittedAudit(folder.resolve("nowhere")).differences(result(RAW), true))
                .contains("audit/README.md", "audit/raw-jdbc-tuned.md, findOrder: an order");
    }

    @Test
    void notesAreReadAndShown() throws IOException {
        CommittedAudit committed = new CommittedAudit(folder);
        assertThat(committed.notes()).isEmpty();
        Files.writeString(folder.resolve("notes.json"), """
                [{"contender": "jpa", "variant": "*", "operation": "findOrder", "pattern": "COMMIT", "reason": "So it is."}]
                """);
        assertThat(committed.notes()).containsExactly(new Note("jpa", "*", "findOrder", "COMMIT", "So it is."));
        assertThat(committed.differences(result(RAW, JPA), true))
                .anyMatch(line -> line.contains("> | jpa | \\* | findOrder | `COMMIT` |"));
    }

    @Test
    void badNotesAreNamed() throws IOException {
        for (String bad : List.of("[", "{}", "[{\"contender\": \"jpa\"}]", "[{\"who\": \"jpa\"}]")) {
            Path file = Files.writeString(folder.resolve("notes.json"), bad);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new CommittedAudit(folder).notes())
                    .withMessageStartingWith(file + " cannot be read: ")
                    .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
        }
    }

    private List<String> differences(Audited... audited) {
        return new CommittedAudit(folder).differences(result(audited), true);
    }
}
