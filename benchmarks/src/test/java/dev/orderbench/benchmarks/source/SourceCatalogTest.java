package dev.orderbench.benchmarks.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.workload.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The program's own sources, against the repository's files. */
class SourceCatalogTest {

    private static final Path REPOSITORY = Path.of("..");
    private static final String JDBC = "raw-jdbc/src/main/java/dev/orderbench/jdbc/tuned/";

    private static final SourceCatalog CATALOG = SourceCatalog.program();

    static Stream<Arguments> variants() {
        return Stream.of(
                        "raw-jdbc tuned",
                        "raw-jdbc naive",
                        "jooq tuned",
                        "jooq naive",
                        "jpa tuned",
                        "jpa naive",
                        "jpa stateless")
                .map(text -> Arguments.of((Object[]) text.split(" ")));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void eachOperationHasItsCode(String contender, String variant) {
        for (Operation operation : Operation.values()) {
            OperationSource source = source(contender, variant, operation.label());
            assertThat(source.excerpts().getFirst().text())
                    .contains(" " + operation.label() + "(")
                    .contains("@Override");
            // A method that delegates to nothing would be no implementation.
            assertThat(source.excerpts()).as(operation.label()).hasSizeGreaterThan(1);
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void eachLineShownStandsInItsFileInThatOrder(String contender, String variant) throws IOException {
        for (Operation operation : Operation.values()) {
            for (Excerpt excerpt : source(contender, variant, operation.label()).excerpts()) {
                List<String> file = Files.readAllLines(REPOSITORY.resolve(excerpt.path()));
                int at = 0;
                for (String line :
                        excerpt.text().lines().filter(each -> !each.isBlank()).toList()) {
                    while (at < file.size() && !file.get(at).equals(line)) {
                        at++;
                    }
                    assertThat(at).as(excerpt.path() + ": " + line).isLessThan(file.size());
                    at++;
                }
            }
        }
    }

    /** Read off the file by hand: what finds a user stands before what inserts one. */
    @Test
    void lookUpIsItsQueryAndItsMethodWithoutTheInsert() throws IOException {
        OperationSource source = source("raw-jdbc", "tuned", "findUserByEmail");

        Excerpt users = excerpt(source, JDBC + "Users.java");
        String file = Files.readString(REPOSITORY.resolve(users.path()));
        String constant = file.substring(
                file.indexOf("    private static final String BY_EMAIL"),
                file.indexOf("    private static final String INSERT"));
        String method = file.substring(
                file.indexOf("    static Optional<User> findByEmail"), file.indexOf("    static User insert"));
        assertThat(users.text())
                .contains(constant.stripTrailing(), method.stripTrailing())
                .doesNotContain("INSERT", "User insert(");
        // 5 of the constant, 15 of the method, the head and the end of the class.
        assertThat(users.lines()).isEqualTo(countedSimply(constant) + countedSimply(method) + 2);
    }

    @Test
    void whatIsDelegatedFurtherIsFollowed() {
        assertThat(paths(source("raw-jdbc", "tuned", "placeOrder")))
                .startsWith(JDBC + "TunedOperations.java", JDBC + "Placement.java")
                .contains(JDBC + "Basket.java", JDBC + "Stock.java")
                .doesNotContain(JDBC + "Users.java", JDBC + "SalesReport.java");
        assertThat(paths(source("jpa", "tuned", "searchOrders")))
                .contains(
                        "jpa-impl/src/main/java/dev/orderbench/jpa/tuned/OrderLists.java",
                        "jpa-impl/src/main/java/dev/orderbench/jpa/session/SearchQuery.java");
        assertThat(paths(source("jpa", "tuned", "placeOrder")))
                .contains("jpa-impl/src/main/java/dev/orderbench/jpa/tuned/OrderEntity.java");
        assertThat(paths(source("jpa", "stateless", "findUserByEmail")))
                .as("by way of the class that is generated from it")
                .contains("jpa-impl/src/main/java/dev/orderbench/jpa/stateless/Users.java");
    }

    @ParameterizedTest
    @MethodSource("variants")
    void linesAreCountedAsASimpleCountDoes(String contender, String variant) throws IOException {
        Extent extent = CATALOG.extent(contender, variant).orElseThrow();

        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(REPOSITORY.resolve(extent.folder()))) {
            all.filter(each -> !each.endsWith("package-info.java")).forEach(files::add);
        }
        int lines = 0;
        for (Path file : files) {
            lines += countedSimply(Files.readString(file));
        }
        assertThat(extent.classes()).isEqualTo(files.size());
        assertThat(extent.lines()).isEqualTo(lines);
        assertThat(extent.folder()).endsWith("/" + variant);
    }

    @Test
    void whatIsNotKnownIsNotFound() {
        assertThat(CATALOG.source("mine", "tuned", "findOrder")).isEmpty();
        assertThat(CATALOG.source("raw-jdbc", "stateless", "findOrder")).isEmpty();
        assertThat(CATALOG.source("raw-jdbc", "tuned", "sellOrder")).isEmpty();
        assertThat(CATALOG.extent("raw-jdbc", "stateless")).isEmpty();
        assertThat(CATALOG.knows("mine")).isFalse();
        assertThat(CATALOG.knows("jpa")).isTrue();
    }

    @Test
    void commentsInLiteralsAreCodeAndLiteralsInCommentsAreNot() {
        assertThat(CodeLines.of("""
                        /** "Not
                         * code" */
                        String url = "http://here"; // nor this

                        String text = \"""
                            /* code
                            // code
                            \\\""" code
                            \"""; /* ' */
                        char quote = '"'; /*
                        */ int last = '\\'';
                        // the end "
                        """)).isEqualTo(8);
    }

    @Test
    void filesOfAnotherContenderAreReadAlike() {
        SourceFile operations = new SourceFile(
                "mine/src/main/java/mine/tuned/All.java",
                "package mine.tuned;\n\n@Marked({1})\nclass All {\n    int unused;\n\n    @Override\n"
                        + "    public Order findOrder(long id) {\n        return new Row(id).read();\n    }\n}\n");
        SourceFile row = new SourceFile(
                "mine/src/main/java/mine/tuned/Row.java",
                "package mine.tuned;\n\n/** A row. */\nrecord Row(long id) {\n    Order read() {\n        return null;\n    }\n\n"
                        + "    Order read(int times) {\n        return null;\n    }\n}\n");

        OperationSource source = SourceCatalog.of(Map.of("mine", List.of(operations, row)))
                .source("mine", "tuned", "findOrder")
                .orElseThrow();

        assertThat(source.excerpts())
                .containsExactly(
                        new Excerpt(
                                operations.path(),
                                "@Marked({1})\nclass All {\n\n    @Override\n    public Order findOrder(long id) {\n"
                                        + "        return new Row(id).read();\n    }\n}\n",
                                7),
                        new Excerpt(
                                row.path(),
                                "/** A row. */\nrecord Row(long id) {\n    Order read() {\n        return null;\n    }\n}\n",
                                5));
    }

    private static OperationSource source(String contender, String variant, String operation) {
        return CATALOG.source(contender, variant, operation).orElseThrow();
    }

    private static List<String> paths(OperationSource source) {
        return source.excerpts().stream().map(Excerpt::path).toList();
    }

    private static Excerpt excerpt(OperationSource source, String path) {
        return source.excerpts().stream()
                .filter(each -> each.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    /** By lines: these files begin comments at the beginning of a line, and end code before comments. */
    private static int countedSimply(String text) {
        int lines = 0;
        boolean comment = false;
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("/*")) {
                comment = true;
            }
            if (!comment && !line.isEmpty() && !line.startsWith("//")) {
                lines++;
            }
            if (line.endsWith("*/")) {
                comment = false;
            }
        }
        return lines;
    }
}
