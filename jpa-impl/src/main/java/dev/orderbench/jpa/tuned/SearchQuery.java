package dev.orderbench.jpa.tuned;

import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderSummary;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;

/** A search as a criteria query on the static metamodel, projected to the contract's record: no entity is loaded. */
final class SearchQuery {

    private final CriteriaBuilder builder;
    private final CriteriaQuery<OrderSummary> query;
    private final Root<OrderEntity> order;
    private final Join<OrderEntity, UserEntity> user;

    private SearchQuery(EntityManager entityManager) {
        builder = entityManager.getCriteriaBuilder();
        query = builder.createQuery(OrderSummary.class);
        order = query.from(OrderEntity.class);
        user = order.join(OrderEntity_.user);
    }

    static List<OrderSummary> select(EntityManager entityManager, OrderSearch search) {
        SearchQuery query = new SearchQuery(entityManager);
        return entityManager
                .createQuery(query.build(search))
                .setMaxResults(search.limit())
                .getResultList();
    }

    private CriteriaQuery<OrderSummary> build(OrderSearch search) {
        return query.select(builder.construct(
                        OrderSummary.class,
                        order.get(OrderEntity_.id),
                        user.get(UserEntity_.email),
                        order.get(OrderEntity_.status),
                        order.get(OrderEntity_.total),
                        order.get(OrderEntity_.createdAt)))
                .where(conditions(search).toArray(Predicate[]::new))
                .orderBy(orderBy(search));
    }

    private List<Predicate> conditions(OrderSearch search) {
        List<Predicate> conditions = new ArrayList<>();
        if (search.email() != null) {
            conditions.add(builder.equal(user.get(UserEntity_.email), search.email()));
        }
        if (search.minTotal() != null) {
            conditions.add(builder.greaterThanOrEqualTo(order.get(OrderEntity_.total), search.minTotal()));
        }
        if (search.status() != null) {
            conditions.add(builder.equal(order.get(OrderEntity_.status), search.status()));
        }
        if (search.from() != null) {
            conditions.add(builder.greaterThanOrEqualTo(order.get(OrderEntity_.createdAt), search.from()));
        }
        if (search.until() != null) {
            conditions.add(builder.lessThan(order.get(OrderEntity_.createdAt), search.until()));
        }
        return conditions;
    }

    private List<Order> orderBy(OrderSearch search) {
        return switch (search.sort()) {
            case NEWEST_FIRST ->
                List.of(builder.desc(order.get(OrderEntity_.createdAt)), builder.desc(order.get(OrderEntity_.id)));
            case OLDEST_FIRST ->
                List.of(builder.asc(order.get(OrderEntity_.createdAt)), builder.asc(order.get(OrderEntity_.id)));
            case HIGHEST_TOTAL_FIRST ->
                List.of(builder.desc(order.get(OrderEntity_.total)), builder.desc(order.get(OrderEntity_.id)));
        };
    }
}
