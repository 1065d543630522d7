package dev.orderbench.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.database.DatasetSize;
import dev.orderbench.database.PostgresServer;
import dev.orderbench.database.TemplateDatabase;
import dev.orderbench.database.WorkingDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The depth of indexes, as they say themselves and as their size lets one expect. */
class IndexPagesTest {

    /** 50 emails fit into one page, 1,000 and 10,000 need a level above the leaves. */
    @Test
    void depthIsReadAndTheEstimateAgrees() throws SQLException {
        try (PostgresServer server = PostgresServer.start(System.getProperty("bench.db", "embedded"))) {
            assertDepth(server, DatasetSize.TINY, 1);
            assertDepth(server, DatasetSize.SMALL, 2);
        }
    }

    private static void assertDepth(PostgresServer server, DatasetSize size, int emails) throws SQLException {
        try (TemplateDatabase template = TemplateDatabase.create(server, size);
                WorkingDatabase database = template.copy()) {
            assertThat(IndexPages.read(database.connection()))
                    .containsEntry("findUserByEmail", emails)
                    .hasEntrySatisfying("findOrder", pages -> assertThat(pages).isBetween(2, 4));
            try (Connection connection = database.connection().dataSource().getConnection()) {
                for (String index : IndexPages.INDEXES.values().stream()
                        .flatMap(List::stream)
                        .toList()) {
                    assertThat(IndexPages.estimated(connection, index))
                            .as(index)
                            .isEqualTo(IndexPages.inspected(connection, index));
                }
            }
        }
    }
}
