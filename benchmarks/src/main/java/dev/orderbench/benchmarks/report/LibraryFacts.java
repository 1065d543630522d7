package dev.orderbench.benchmarks.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What no figure tells of a way to the database: a sentence for each question of a buyer, and the file of this project in which it can
 * be seen. Of contenders that are not this project's own it knows nothing.
 */
final class LibraryFacts {

    /** A sentence and the path of the file that shows it, in the repository. */
    record Fact(String text, String path) {}

    /** What is told by sentences. */
    enum Question {
        TYPE_SAFETY("Type safety"),
        FLEXIBILITY("Query flexibility"),
        MIGRATIONS("Migrations"),
        COMPLEX_QUERIES("Complex queries");

        private final String label;

        Question(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    private static final String JDBC = "raw-jdbc/src/main/java/dev/orderbench/jdbc/tuned/";
    private static final String JOOQ = "jooq-impl/src/main/java/dev/orderbench/jooq/tuned/";
    private static final String JPA = "jpa-impl/src/main/java/dev/orderbench/jpa/";
    private static final String GENERATOR = "jooq-impl/src/codegen/java/GenerateTables.java";

    private static final Map<String, Map<Question, Fact>> FACTS = Map.of(
            "raw-jdbc",
            Map.of(
                    Question.TYPE_SAFETY,
                    new Fact(
                            "SQL is text, and columns are read by place: a wrong name or type is found when the statement runs,"
                                    + " so by a test that runs it.",
                            "raw-jdbc/src/test/java/dev/orderbench/jdbc/RawJdbcTest.java"),
                    Question.FLEXIBILITY,
                    new Fact(
                            "All that PostgreSQL takes. Optional criteria are text put together by hand, and parameters are counted"
                                    + " along.",
                            JDBC + "SearchQuery.java"),
                    Question.MIGRATIONS,
                    new Fact(
                            "Nothing but tests tells that a statement no longer fits the schema.",
                            "raw-jdbc/src/test/java/dev/orderbench/jdbc/RawJdbcTest.java"),
                    Question.COMPLEX_QUERIES,
                    new Fact(
                            "The report of sales, with WITH and window functions, is PostgreSQL's own SQL.",
                            JDBC + "SalesReport.java")),
            "jooq",
            Map.of(
                    Question.TYPE_SAFETY,
                    new Fact(
                            "Tables and columns are classes, generated from the migrated schema: a statement with a column that is"
                                    + " gone, or of another type, does not compile.",
                            GENERATOR),
                    Question.FLEXIBILITY,
                    new Fact(
                            "Conditions are values: optional criteria are a list of them, and statements are made of parts that"
                                    + " others use too.",
                            JOOQ + "Summaries.java"),
                    Question.MIGRATIONS,
                    new Fact(
                            "Classes are generated anew when a migration has changed, so the build needs a server; what no longer"
                                    + " fits does not compile.",
                            GENERATOR),
                    Question.COMPLEX_QUERIES,
                    new Fact(
                            "The report of sales, with WITH and window functions, is written in Java.",
                            JOOQ + "SalesReport.java")),
            "jpa",
            Map.of(
                    Question.TYPE_SAFETY,
                    new Fact(
                            "Entities are classes, and the mapping is compared with the schema when the store starts. HQL is text: a"
                                    + " wrong name in it is found when the query is made.",
                            JPA + "session/SessionFactories.java"),
                    Question.FLEXIBILITY,
                    new Fact(
                            "HQL over entities; optional criteria are text put together by hand here, since a criteria query is built"
                                    + " and translated for each call.",
                            JPA + "session/SearchQuery.java"),
                    Question.MIGRATIONS,
                    new Fact(
                            "Entities are changed by hand; one whose table or column is missing, or of another type, keeps the store"
                                    + " from starting.",
                            JPA + "session/SessionFactories.java"),
                    Question.COMPLEX_QUERIES,
                    new Fact(
                            "The report of sales is HQL, with WITH and window functions. Stock is changed by native SQL: an update in HQL"
                                    + " locks rows as it meets them.",
                            JPA + "tuned/Stock.java")));

    private LibraryFacts() {}

    static Optional<Fact> of(String module, Question question) {
        return Optional.ofNullable(FACTS.getOrDefault(module, Map.of()).get(question));
    }

    /** All paths that are named. */
    static List<String> paths() {
        return FACTS.values().stream()
                .flatMap(facts -> facts.values().stream())
                .map(Fact::path)
                .distinct()
                .sorted()
                .toList();
    }
}
