package dev.orderbench.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** It can be typed as it is printed, and gives no password away. */
class ResumptionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            embedded       | ./bench run --resume --out my-report
            testcontainers | ./bench run --resume --out my-report --db testcontainers
            jdbc:postgresql://host:5432/shop | ./bench run --resume --out my-report --db jdbc:postgresql://host:5432/shop
            jdbc:postgresql://host/shop?user=me&sslmode=require | ./bench run --resume --out my-report --db 'jdbc:postgresql://host/shop?user=me&sslmode=require'
            jdbc:postgresql://host/shop?password=tiger&user=me&sslpassword=lion | PGPASSWORD=... ./bench run --resume --out my-report --db 'jdbc:postgresql://host/shop?user=me'
            jdbc:postgresql://host/shop?Password=tiger | PGPASSWORD=... ./bench run --resume --out my-report --db jdbc:postgresql://host/shop
            jdbc:postgresql://me:tiger@host/shop | PGPASSWORD=... ./bench run --resume --out my-report --db jdbc:postgresql://host/shop
            """)
    void databaseIsToldWithoutItsSecrets(String database, String command) {
        assertThat(Resumption.command(Path.of("my-report"), database)).isEqualTo(command);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            my report   | 'my report'
            it's mine   | 'it'\\''s mine'
            /tmp/a-b_1.c | /tmp/a-b_1.c
            """)
    void folderIsQuotedWhereAShellWouldSplitIt(String folder, String word) {
        assertThat(Resumption.command(Path.of(folder), "embedded")).isEqualTo("./bench run --resume --out " + word);
    }
}
