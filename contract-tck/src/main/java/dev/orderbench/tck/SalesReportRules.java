package dev.orderbench.tck;

import static dev.orderbench.tck.OrderData.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.contract.ImportedOrder;
import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.SalesRow;
import dev.orderbench.contract.TimeRange;
import dev.orderbench.contract.TransactionOptions;
import dev.orderbench.database.Dataset;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R37 to R39. */
interface SalesReportRules extends Rules {

    /** Years in which the dataset has no orders. */
    TimeRange LATER = new TimeRange(Instant.parse("2030-01-01T00:00:00Z"), Instant.parse("2032-01-01T00:00:00Z"));

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10, 1_000, Integer.MAX_VALUE})
    default void r37_r38_reportIsThatOfTheDataset(int top) {
        assertReport(TimeRange.ALL, top);
        assertReport(range("2024-02-01T00:00:00Z", "2025-02-01T00:00:00Z"), top);
        // Cuts the first and the last month, and begins running totals anew.
        assertReport(range("2024-03-10T11:12:13.000001Z", "2025-05-20T01:02:03Z"), top);
        assertReport(range("2024-07-04T00:00:00Z", "2024-07-19T00:00:00Z"), top);
        assertReport(new TimeRange(Dataset.START, Dataset.START), top);
    }

    @Test
    default void r37_rangeIncludesItsStartAndExcludesItsEnd() {
        sold("2030-03-05T00:00:00Z", OrderStatus.PAID, 1, 1, "10.00");
        sold("2030-03-07T00:00:00Z", OrderStatus.PAID, 1, 1, "5.00");

        assertThat(store().salesReport(range("2030-03-05T00:00:00Z", "2030-03-07T00:00:00Z"), 9))
                .as("sold at the start of the range: reported; at its end: not")
                .containsExactly(row("2030-03", 1, 1, "10.00", 1, "10.00"));
    }

    @Test
    default void r37_cancelledOrdersAreNotReported() {
        for (OrderStatus status : OrderStatus.values()) {
            sold("2030-03-05T00:00:00Z", status, 1, 1, "10.00");
        }
        sold("2030-03-05T00:00:00Z", OrderStatus.CANCELLED, 2, 1, "10.00");

        assertThat(store().salesReport(LATER, 9))
                .as("one piece in each status, of which all but the cancelled one count")
                .containsExactly(row("2030-03", 1, 4, "40.00", 1, "40.00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Kiritimati", "America/Los_Angeles"})
    default void r37_monthsAreThoseOfUtc(String zone) throws SQLException {
        sold("2030-01-31T23:59:59.999999Z", OrderStatus.PAID, 1, 1, "10.00");
        sold("2030-02-01T00:00:00Z", OrderStatus.PAID, 1, 2, "10.00");

        setTimeZone("'" + zone + "'");
        try {
            assertThat(store().salesReport(LATER, 9))
                    .as("months in UTC, on connections whose time zone is %s", zone)
                    .containsExactly(
                            row("2030-01", 1, 1, "10.00", 1, "10.00"), row("2030-02", 1, 2, "20.00", 1, "30.00"));
        } finally {
            setTimeZone("DEFAULT");
        }
    }

    private void setTimeZone(String zone) throws SQLException {
        try (Borrowed all = new Borrowed(fixture().connections(), Fixture.POOL_SIZE)) {
            for (Connection connection : all.connections()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SET TIME ZONE " + zone);
                }
            }
        }
    }

    @Test
    default void r37_monthWithoutSalesHasNoRowAndKeepsTheRunningTotal() {
        sold("2030-01-10T00:00:00Z", OrderStatus.PAID, 1, 3, "10.00");
        sold("2030-01-11T00:00:00Z", OrderStatus.PAID, 2, 1, "25.00");
        sold("2031-12-10T00:00:00Z", OrderStatus.PAID, 1, 1, "12.00");

        assertThat(store().salesReport(LATER, 9))
                .as("running totals are each product's own, over months in which it was not sold")
                .containsExactly(
                        row("2030-01", 1, 3, "30.00", 1, "30.00"),
                        row("2030-01", 2, 1, "25.00", 2, "25.00"),
                        row("2031-12", 1, 1, "12.00", 1, "42.00"));
    }

    @Test
    default void r37_sumsAreExactAndLarge() {
        for (int order = 0; order < 3; order++) {
            sold("2030-01-10T00:00:00Z", OrderStatus.PAID, 1, 2_000_000_000, "9999999999.99");
        }

        assertThat(store().salesReport(LATER, 9))
                .as("six thousand million pieces: are sums computed in 32 bits or in binary fractions?")
                .containsExactly(
                        row("2030-01", 1, 6_000_000_000L, "59999999999940000000.00", 1, "59999999999940000000.00"));
    }

    @Test
    default void r38_equalRevenuesShareAPlaceAndThoseAfterThemAreLeftOut() {
        sold("2030-01-10T00:00:00Z", OrderStatus.PAID, 3, 1, "50.00");
        sold("2030-01-10T00:00:00Z", OrderStatus.PAID, 2, 1, "100.00");
        sold("2030-01-10T00:00:00Z", OrderStatus.PAID, 1, 2, "50.00");

        assertThat(store().salesReport(LATER, 3))
                .as("places are 1, 1, 3, and equals come by SKU")
                .containsExactly(
                        row("2030-01", 1, 2, "100.00", 1, "100.00"),
                        row("2030-01", 2, 1, "100.00", 1, "100.00"),
                        row("2030-01", 3, 1, "50.00", 3, "50.00"));
        assertThat(store().salesReport(LATER, 2))
                .as("the third place is above 2 although it would be the second of dense ranks")
                .hasSize(2);
        assertThat(store().salesReport(LATER, 1))
                .as("all products on the first place")
                .hasSize(2);
    }

    @Test
    default void r38_rowsAreLeftOutAfterRunningTotalsWereComputed() {
        sold("2030-01-10T00:00:00Z", OrderStatus.PAID, 1, 1, "70.00");
        sold("2030-01-10T00:00:00Z", OrderStatus.PAID, 2, 1, "30.00");
        sold("2030-02-10T00:00:00Z", OrderStatus.PAID, 2, 1, "20.00");
        sold("2030-02-10T00:00:00Z", OrderStatus.PAID, 1, 1, "10.00");

        assertThat(store().salesReport(LATER, 1))
                .as("the running total counts the month in which the product had no reported place")
                .containsExactly(row("2030-01", 1, 1, "70.00", 1, "70.00"), row("2030-02", 2, 1, "20.00", 1, "50.00"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    default void r38_topBelowOneIsRefused(int top) {
        assertRefusedBeforeTheDatabase(() -> store().salesReport(TimeRange.ALL, top), Integer.toString(top));
    }

    @Test
    default void r39_reportSeesWhatItsTransactionHasWritten() {
        BigDecimal price = Dataset.price(0);
        BigDecimal both = price.add(price);
        YearMonth month = YearMonth.of(2026, 2);
        TimeRange range = range("2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z");

        store().inTransaction(TransactionOptions.DEFAULT, transaction -> {
            long first =
                    transaction.placeOrder(new NewOrder(1, List.of(line(1, 1)))).orderId();
            assertThat(transaction.salesReport(range, 9))
                    .as("an order placed by the same transaction")
                    .containsExactly(new SalesRow(month, Dataset.sku(0), 1, price, 1, price));
            transaction.importOrders(List.of(new ImportedOrder(
                    1, OrderStatus.PAID, Fixture.STORED_NOW, List.of(new ImportedOrder.Item(1, 1, price)))));
            assertThat(transaction.salesReport(range, 9))
                    .as("and an imported one")
                    .containsExactly(new SalesRow(month, Dataset.sku(0), 2, both, 1, both));
            transaction.cancelOrder(first);
            assertThat(transaction.salesReport(range, 9))
                    .as("and after the first was cancelled")
                    .containsExactly(new SalesRow(month, Dataset.sku(0), 1, price, 1, price));
            assertThat(store().salesReport(range, 9))
                    .as("another transaction sees nothing of it")
                    .isEmpty();
            return true;
        });
    }

    /** Has another writer of the database add an order with one item. */
    private void sold(String time, OrderStatus status, int productId, int quantity, String unitPrice) {
        fixture().key("""
                WITH placed AS (
                    INSERT INTO orders (user_id, status, total, created_at) VALUES (1, '%s', 0, '%s') RETURNING id)
                INSERT INTO order_items (order_id, product_id, qty, unit_price) SELECT id, %d, %d, %s FROM placed RETURNING id
                """.formatted(status, time, productId, quantity, unitPrice));
    }

    private static TimeRange range(String from, String until) {
        return new TimeRange(Instant.parse(from), Instant.parse(until));
    }

    private static SalesRow row(
            String month, int productId, long pieces, String revenue, int rank, String runningTotal) {
        return new SalesRow(
                YearMonth.parse(month),
                Dataset.sku(productId - 1),
                pieces,
                new BigDecimal(revenue),
                rank,
                new BigDecimal(runningTotal));
    }

    private void assertReport(TimeRange range, int top) {
        assertThat(store().salesReport(range, top))
                .as("%s, top %d", range, top)
                .containsExactlyElementsOf(fixture().oracle().salesReport(range, top));
    }
}
