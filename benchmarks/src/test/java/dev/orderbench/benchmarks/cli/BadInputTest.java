package dev.orderbench.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input ends with one sentence that names the value and what would be accepted, before anything is started. */
// Input that is taken for good would start a run of minutes.
@Timeout(60)
class BadInputTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --preset=fast         | Unknown preset 'fast': expected one of smoke, quick, standard, full
                    --contenders=jdbc     | Unknown contender 'jdbc': expected one of raw-jdbc, thrower, liar, jooq, jpa
                    --contenders=jpa,jpa  | --contenders names a value twice: jpa,jpa
                    --operations=buy      | Unknown operation 'buy': expected one of findUserByEmail, findOrder, userWithRecentOrders, searchOrders, ordersAfter, salesReport, registerUser, registerUserWithOrders, placeOrder, changeStatus, importOrders, adjustStock
                    --contenders=jooq:fast | Unknown variant 'fast' of jooq: expected one of tuned, naive
                    --size=huge           | Unknown size 'huge': expected one of tiny, small, medium, large
                    --jvms=-1             | --jvms must be between 1 and 100, but is -1
                    --jvms=two            | --jvms must be a whole number, but is 'two'
                    --threads=4,0         | --threads must be between 1 and 64, but is 0
                    --threads=4,4         | --threads names a value twice: 4,4
                    --rtt=-1              | --rtt must be between 0 and 1000, but is -1
                    --rtt=0,abc           | --rtt must be a number of milliseconds, but is 'abc'
                    --rtt=0,0.0001        | --rtt must have three decimals at most, but is 0.0001
                    --rtt=1               | --rtt needs two different round-trip times at least, as in 0,1, but is 1
                    --rtt=1,1.0           | --rtt needs two different round-trip times at least, as in 0,1, but is 1,1.0
                    --scaling=cores       | Unknown scaling 'cores': expected one of threads, size
                    --scaling=size,size   | --scaling names a value twice: size,size
                    --scaling=size --operations=placeOrder | --scaling size measures reads by key, and --operations names none: add findUserByEmail or findOrder
                    --latency --operations=findOrder | --latency is measured of userWithRecentOrders, searchOrders, registerUser, placeOrder only: add one of them to --operations, or leave --latency out
                    --drafts --operations=findOrder | --drafts has nothing to measure: it needs one of the operations userWithRecentOrders, searchOrders, placeOrder, importOrders, and a contender of which another variant is not measured already
                    --drafts --contenders=raw-jdbc:naive | --drafts has nothing to measure: it needs one of the operations userWithRecentOrders, searchOrders, placeOrder, importOrders, and a contender of which another variant is not measured already
                    --seconds=0           | --seconds must be between 1 and 600, but is 0
                    --slice=5             | --slice must be between 10 and 1000, but is 5
                    --seed=1.5            | --seed must be a whole number, but is '1.5'
                    --out=/dev/null/x     | The output folder /dev/null/x cannot be written: name another one with --out
                    """)
    void badValueIsNamed(String option, String sentence) {
        String[] arguments = ("run " + option).split(" ", -1);
        assertRefused(Console.run(arguments), ExitCode.BAD_INPUT, "bench: " + sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --contenders=jdbc                       | Unknown contender 'jdbc': expected one of raw-jdbc, thrower, liar, jooq, jpa
                    --contenders=jpa,jpa                    | --contenders names a value twice: jpa,jpa
                    --variants=fast                         | Unknown variant 'fast': expected one of tuned, naive, stateless
                    --contenders=raw-jdbc --variants=stateless | None of raw-jdbc has the variant stateless
                    --operations=buy                        | Unknown operation 'buy': expected one of findUserByEmail, findOrder, userWithRecentOrders, ordersAfter, searchOrders, exportOrders, salesReport, registerUser, registerUserWithOrders, placeOrder, cancelOrder, changeStatus, importOrders, adjustStock, inTransaction, withAdvisoryLock, tryWithAdvisoryLock
                    --update --operations=placeOrder        | --update writes the whole audit: leave out --contenders, --variants and --operations
                    """)
    void badOptionOfTheAuditIsNamed(String options, String sentence) {
        String[] arguments = ("audit " + options).split(" ", -1);
        assertRefused(Console.run(arguments), ExitCode.BAD_INPUT, "bench: " + sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --rate=0            | --rate must be between 1 and 200000, but is 0
                    --rate=many         | --rate must be a whole number, but is 'many'
                    --warmup=601        | --warmup must be between 0 and 600, but is 601
                    --seconds=0         | --seconds must be between 1 and 3600, but is 0
                    --threads=201       | --threads must be between 1 and 200, but is 201
                    --operations=buy    | Unknown operation 'buy': expected one of findUserByEmail, findOrder, userWithRecentOrders, searchOrders, ordersAfter, salesReport, registerUser, registerUserWithOrders, placeOrder, changeStatus, importOrders, adjustStock
                    --contenders=jdbc   | Unknown contender 'jdbc': expected one of raw-jdbc, thrower, liar, jooq, jpa
                    --size=huge         | Unknown size 'huge': expected one of tiny, small, medium, large
                    """)
    void badOptionOfLatencyIsNamed(String option, String sentence) {
        assertRefused(Console.run("latency", option), ExitCode.BAD_INPUT, "bench: " + sentence);
    }

    @Test
    void badSeedOfTheSelfTestIsNamed() {
        assertRefused(
                Console.run("selftest", "--seed=x"),
                ExitCode.BAD_INPUT,
                "bench: --seed must be a whole number, but is 'x'");
    }

    @Test
    void unknownDatabaseIsNamed() {
        assertRefused(
                Console.runAlone("run", "--db=oracle", "--out=" + folder),
                ExitCode.UNUSABLE,
                "bench: Unknown database 'oracle': expected embedded, testcontainers or jdbc:postgresql://host:port/database");
    }

    @Test
    void outputFolderThatIsAFileIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "precious");
        assertRefused(
                Console.run("run", "--out=" + file),
                ExitCode.BAD_INPUT,
                "bench: " + file + " is a file: name a folder with --out");
        assertThat(file).hasContent("precious");
    }

    @Test
    void unknownOptionAndCommandAreNamed() {
        assertThat(Console.run("run", "--fast").err()).startsWith("bench: Unknown option: '--fast'");
        assertThat(Console.run("race").err()).startsWith("bench: Unmatched argument at index 0: 'race'");
        assertThat(Console.run("report").err()).startsWith("bench: Missing required parameter: 'FILE'");
    }

    @Test
    void fileThatIsNoResultsFileIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("results.json"), "{\"some\": \"JSON\"}");
        Console console = Console.run("report", file.toString());

        assertThat(console.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(console.err()).startsWith("bench: ").contains("results.json").hasLineCount(1);
        assertThat(folder.resolve("index.html")).doesNotExist();
    }

    @Test
    void resultsOfANewerFormatAreNamed() throws IOException {
        Path file = Files.writeString(
                folder.resolve("results.json"), "{\"format\": \"order-bench-results\", \"version\": 99}");
        assertThat(Console.run("report", file.toString()).err())
                .contains("99")
                .contains("newer")
                .hasLineCount(1);
    }

    @Test
    void helpNamesEveryOption() {
        assertThat(Console.run("run", "--help").out())
                .contains("--preset", "--contenders", "--operations", "--threads", "--size", "--jvms", "--seed", "--db")
                .contains("--rtt", "--scaling", "--seconds", "--slice")
                .contains("--out");
        assertThat(Console.run("audit", "--help").out())
                .contains("--contenders", "--variants", "--operations", "--plans", "--update", "Examples:");
        assertThat(Console.run("selftest", "--help").out()).contains("--seed");
        assertThat(Console.run("--help").out()).contains("run", "audit", "report", "selftest", "Exit codes");
    }

    private static void assertRefused(Console console, int exitCode, String sentence) {
        assertThat(console.err().lines().findFirst()).contains(sentence);
        assertThat(console.err()).doesNotContain("\tat ").hasLineCount(1);
        assertThat(console.exitCode()).isEqualTo(exitCode);
    }
}
