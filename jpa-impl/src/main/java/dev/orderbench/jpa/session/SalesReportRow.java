package dev.orderbench.jpa.session;

import dev.orderbench.contract.SalesRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** A row of the sales report as the database has it: the month is its first instant in UTC, the rank a {@code bigint}. */
public record SalesReportRow(
        Instant month, String sku, long pieces, BigDecimal revenue, long place, BigDecimal runningTotal) {

    public SalesRow toSalesRow() {
        return new SalesRow(
                YearMonth.from(month.atOffset(ZoneOffset.UTC)), sku, pieces, revenue, (int) place, runningTotal);
    }
}
