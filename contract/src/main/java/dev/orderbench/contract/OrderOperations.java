package dev.orderbench.contract;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What can be done with users, products and orders. Called on an {@link OrderStore}, each operation is a unit of work of
 * its own; called on a {@link Transaction}, it is a part of that. The rules stand in the comment of {@link OrderStore}.
 */
public interface OrderOperations {

    /** Reads a user by email, in full and with its case; empty when there is none (R15). */
    Optional<User> findUserByEmail(String email);

    /** Reads an order with its items; empty when there is none (R17). */
    Optional<Order> findOrder(long orderId);

    /**
     * Reads a user with the most recent orders and their items, all of one moment.
     *
     * @param userId the user's key
     * @param take how many orders at most, 0 or more
     * @throws StoreException.NotFound when there is no such user (R23)
     */
    UserWithOrders userWithRecentOrders(long userId, int take);

    /** Finds the orders that meet all given criteria, in the asked order, without their items. */
    List<OrderSummary> searchOrders(OrderSearch search);

    /**
     * Reads the next orders after a place in the list of all orders, newest first.
     *
     * @param cursor the place; {@link OrderCursor#BEGINNING} for the first page
     * @param size how many orders at most, 1 or more
     */
    List<OrderSummary> ordersAfter(OrderCursor cursor, int size);

    /**
     * Hands all orders of a time range to a sink, oldest first, one at a time, without holding them in memory. The
     * connection is held until the sink has taken the last one.
     *
     * @param sink called by this thread; what it throws ends the export and comes out of here
     * @return how many orders were handed over
     */
    long exportOrders(TimeRange range, Consumer<? super OrderSummary> sink);

    /**
     * Reports what was sold in a time range, by month and product.
     *
     * @param top how many places of each month to report, 1 or more
     */
    List<SalesRow> salesReport(TimeRange range, int top);

    /**
     * Stores a new user.
     *
     * @throws StoreException.UniqueViolation when the email is taken (R11)
     * @throws StoreException.InvalidValue when a text contains NUL (R5)
     */
    User registerUser(NewUser user);

    /**
     * Stores a new user and places the first orders, in one transaction.
     *
     * @throws StoreException.UniqueViolation when the email is taken (R11)
     * @throws StoreException.NotFound when a product is unknown (R43)
     * @throws StoreException.CheckViolation when the stock does not suffice (R42)
     */
    RegisteredUser registerUserWithOrders(NewUserWithOrders user);

    /**
     * Places an order: order, items and stock in one transaction.
     *
     * @throws StoreException.NotFound when a product is unknown (R43)
     * @throws StoreException.ForeignKeyViolation when the user is unknown (R44)
     * @throws StoreException.CheckViolation when the stock does not suffice (R42)
     */
    OrderReceipt placeOrder(NewOrder order);

    /**
     * Cancels an order and puts its items back in stock, in one transaction.
     *
     * @return the order's new version
     * @throws StoreException.NotFound when there is no such order (R48)
     * @throws StoreException.WrongStatus when it is neither new nor paid (R47)
     */
    int cancelOrder(long orderId);

    /**
     * Changes the status of an order that nobody has changed since it was read.
     *
     * @param expectedVersion the version that was read
     * @param status any but {@link OrderStatus#CANCELLED}, for which there is {@link #cancelOrder}
     * @return the order's new version
     * @throws StoreException.NotFound when there is no such order (R53)
     * @throws StoreException.StaleVersion when it has another version (R51)
     * @throws StoreException.WrongStatus when it is cancelled (R52)
     */
    int changeStatus(long orderId, int expectedVersion, OrderStatus status);

    /**
     * Stores orders that come from elsewhere, with their items, in one transaction.
     *
     * @param orders up to 100,000 orders; none is accepted and does nothing
     * @return their keys, in the order in which they were given
     * @throws StoreException.ForeignKeyViolation when a user or a product is unknown (R56)
     */
    List<Long> importOrders(List<ImportedOrder> orders);

    /**
     * Sets what is in stock to what was counted.
     *
     * @throws StoreException.CheckViolation when a level is negative (R61)
     * @throws StoreException.ForeignKeyViolation when a product is unknown (R61)
     */
    void adjustStock(StockTake stockTake);
}
