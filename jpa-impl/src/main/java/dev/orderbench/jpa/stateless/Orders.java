package dev.orderbench.jpa.stateless;

import dev.orderbench.contract.OrderStatus;
import dev.orderbench.jpa.session.OrderRow;
import dev.orderbench.jpa.session.SalesReportRow;
import jakarta.data.repository.Insert;
import jakarta.data.repository.Repository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.hibernate.annotations.processing.HQL;

/** The orders and their items. A list is inserted as one JDBC batch. */
@Repository
interface Orders {

    StatelessSession session();

    @HQL("""
            select o.id, o.status, o.total, o.version, o.createdAt, p.id, p.sku, i.quantity, i.unitPrice
            from OrderEntity o
            left join OrderItemEntity i on i.orderId = o.id
            left join ProductEntity p on p.id = i.productId
            where o.id = :orderId
            order by i.id
            """)
    List<OrderRow> withItems(long orderId);

    @HQL("""
            with sold as (
                select cast(sql('date_trunc(''month'', ?, ''UTC'')', o.createdAt) as Instant) as month,
                    i.productId as product,
                    sum(i.quantity) as pieces,
                    sum(i.quantity * i.unitPrice) as revenue
                from OrderItemEntity i
                join OrderEntity o on o.id = i.orderId
                where o.createdAt >= :from and o.createdAt < :until and o.status <> CANCELLED
                group by month, i.productId
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
            """)
    List<SalesReportRow> sales(Instant from, Instant until, long top);

    @HQL("from OrderEntity o where o.id = :orderId")
    Optional<OrderEntity> byId(long orderId);

    @HQL("""
            update versioned OrderEntity o
            set o.status = :status
            where o.id = :orderId and o.version = :expected and o.status <> CANCELLED
            """)
    int change(long orderId, int expected, OrderStatus status);

    @HQL("""
            update versioned OrderEntity o
            set o.status = CANCELLED
            where o.id = :orderId and o.status in (NEW, PAID)
            """)
    int cancel(long orderId);

    @Insert
    void insert(List<OrderEntity> orders);

    @Insert
    void insertItems(List<OrderItemEntity> items);
}
