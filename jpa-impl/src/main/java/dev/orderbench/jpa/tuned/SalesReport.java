package dev.orderbench.jpa.tuned;

import dev.orderbench.contract.SalesRow;
import dev.orderbench.contract.TimeRange;
import dev.orderbench.jpa.session.SalesReportRow;
import java.util.List;
import org.hibernate.Session;

/**
 * The report in one HQL query with common table expressions and window functions. The month is PostgreSQL's, since HQL's own
 * truncation of an instant knows the session's time zone only.
 */
final class SalesReport {

    private static final String SELECT = """
            with sold as (
                select cast(sql('date_trunc(''month'', ?, ''UTC'')', o.createdAt) as Instant) as month,
                    i.product.id as product,
                    sum(i.quantity) as pieces,
                    sum(i.quantity * i.unitPrice) as revenue
                from OrderItemEntity i
                join i.order o
                where o.createdAt >= :from and o.createdAt < :until and o.status <> CANCELLED
                group by month, i.product.id
            ), ranked as (
                select s.month as month, s.product as product, s.pieces as pieces, s.revenue as revenue,
                    rank() over (partition by s.month order by s.revenue desc) as place,
                    sum(s.revenue) over (partition by s.product order by s.month) as runningTotal
                from sold s
            )
            select r.month, p.sku, r.pieces, r.revenue, r.place, r.runningTotal
            from ranked r
            join ProductEntity p on p.id = r.product
            where r.place <= :top
            order by r.month, r.place, p.sku
            """;

    private SalesReport() {}

    static List<SalesRow> select(Session session, TimeRange range, int top) {
        return session.createSelectionQuery(SELECT, SalesReportRow.class)
                .setParameter("from", range.from())
                .setParameter("until", range.until())
                .setParameter("top", top)
                .getResultStream()
                .map(SalesReportRow::toSalesRow)
                .toList();
    }
}
