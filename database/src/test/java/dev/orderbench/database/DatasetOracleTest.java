package dev.orderbench.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.contract.OrderCursor;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.OrderSummary;
import dev.orderbench.contract.SalesRow;
import dev.orderbench.contract.TimeRange;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The expectations of the tests, held against what PostgreSQL itself makes of the loaded dataset. */
class DatasetOracleTest {

    private static final TimeRange CUT =
            new TimeRange(Instant.parse("2024-03-10T11:12:13.5Z"), Instant.parse("2025-05-20T01:02:03Z"));

    private static PostgresServer server;
    private static TemplateDatabase template;
    private static WorkingDatabase database;
    private static DatasetOracle oracle;

    @BeforeAll
    static void start() {
        server = PostgresServer.start(System.getProperty("bench.db", "embedded"));
        template = TemplateDatabase.create(server, DatasetSize.TINY);
        database = template.copy();
        oracle = new DatasetOracle(template.dataset());
    }

    @AfterAll
    static void stop() {
        try (PostgresServer stopped = server;
                TemplateDatabase dropped = template;
                WorkingDatabase droppedFirst = database) {
            assertThat(stopped).isNotNull();
            assertThat(dropped).isNotNull();
            assertThat(droppedFirst).isNotNull();
        }
    }

    @Test
    void usersAreFoundByTheirEmails() throws SQLException {
        List<String> emails = query("SELECT email FROM users ORDER BY id", row -> row.getString(1));

        assertThat(emails)
                .hasSize(50)
                .allSatisfy(email -> assertThat(oracle.findUserByEmail(email))
                        .hasValueSatisfying(user -> assertThat(user.email()).isEqualTo(email)));
        assertThat(oracle.findUserByEmail("")).isEmpty();
    }

    @Test
    void ordersAreFoundByTheirKeys() throws SQLException {
        assertThat(oracle.findOrder(0)).isEmpty();
        assertThat(oracle.findOrder(401)).isEmpty();
        assertThat(query("SELECT id, total FROM orders", row -> List.of(row.getLong(1), row.getBigDecimal(2))))
                .hasSize(400)
                .allSatisfy(order -> assertThat(oracle.findOrder((long) order.getFirst()))
                        .hasValueSatisfying(found -> assertThat(found.total()).isEqualTo(order.getLast())));
    }

    @Test
    void pageIsWhatFollowsTheCursor() throws SQLException {
        // The second of two orders of one instant, so that the cursor cuts a tie.
        OrderSummary order = oracle.dataset().summary(207);
        String sql = "SELECT o.id, email, status, total, o.created_at FROM orders o JOIN users u ON u.id = user_id"
                + " WHERE (o.created_at, o.id) < (?, ?) ORDER BY o.created_at DESC, o.id DESC LIMIT 50";

        assertThat(oracle.ordersAfter(OrderCursor.after(order), 50))
                .hasSize(50)
                .containsExactlyElementsOf(query(sql, DatasetOracleTest::summary, utc(order.createdAt()), order.id()));
        assertThat(oracle.ordersAfter(OrderCursor.BEGINNING, 1))
                .containsExactly(oracle.dataset().summary(399));
    }

    @Test
    void exportIsTheRangeOldestFirst() throws SQLException {
        Instant first = oracle.dataset().createdAt(100);
        Instant end = oracle.dataset().createdAt(300);
        String sql = "SELECT o.id, email, status, total, o.created_at FROM orders o JOIN users u ON u.id = user_id"
                + " WHERE o.created_at >= ? AND o.created_at < ? ORDER BY o.created_at, o.id";

        assertThat(oracle.exportOrders(new TimeRange(first, end)))
                .hasSize(200)
                .containsExactlyElementsOf(query(sql, DatasetOracleTest::summary, utc(first), utc(end)));
        assertThat(oracle.exportOrders(TimeRange.ALL)).hasSize(400);
    }

    @Test
    void salesReportIsThatOfWindowFunctions() throws SQLException {
        for (TimeRange range : List.of(TimeRange.ALL, CUT)) {
            for (int top : new int[] {1, 5, 1_000}) {
                assertThat(oracle.salesReport(range, top))
                        .isNotEmpty()
                        .containsExactlyElementsOf(salesReport(range, top));
            }
        }
    }

    private static List<SalesRow> salesReport(TimeRange range, int top) throws SQLException {
        String sql = """
                WITH sales AS (
                    SELECT date_trunc('month', o.created_at AT TIME ZONE 'UTC') AS month, sku,
                           sum(qty) AS pieces, sum(qty * unit_price) AS revenue
                    FROM orders o JOIN order_items i ON i.order_id = o.id JOIN products p ON p.id = i.product_id
                    WHERE status <> 'CANCELLED' AND o.created_at >= ? AND o.created_at < ?
                    GROUP BY 1, 2)
                SELECT * FROM (
                    SELECT to_char(month, 'YYYY-MM'), sku, pieces, revenue,
                           rank() OVER (PARTITION BY month ORDER BY revenue DESC) AS place,
                           sum(revenue) OVER (PARTITION BY sku ORDER BY month)
                    FROM sales) ranked
                WHERE place <= ?
                ORDER BY 1, 5, 2
                """;
        return query(
                sql,
                row -> new SalesRow(
                        YearMonth.parse(row.getString(1)),
                        row.getString(2),
                        row.getLong(3),
                        row.getBigDecimal(4),
                        row.getInt(5),
                        row.getBigDecimal(6)),
                utc(range.from()),
                utc(range.until()),
                top);
    }

    private static OrderSummary summary(ResultSet row) throws SQLException {
        BigDecimal total = row.getBigDecimal(4);
        Instant createdAt = row.getObject(5, OffsetDateTime.class).toInstant();
        return new OrderSummary(
                row.getLong(1), row.getString(2), OrderStatus.valueOf(row.getString(3)), total, createdAt);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static <T> List<T> query(String sql, Mapper<T> mapper, Object... parameters) throws SQLException {
        try (Connection connection = database.connection().dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                while (row.next()) {
                    rows.add(mapper.map(row));
                }
                return rows;
            }
        }
    }

    private interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }
}
