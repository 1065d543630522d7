package dev.orderbench.contract;

import java.util.List;

/**
 * A store of users and orders on PostgreSQL: the operations that every contender implements.
 *
 * <p>Each rule below has a number; the contract test kit has a test of the same number for it.
 *
 * <h2>For all operations</h2>
 *
 * <ul>
 *   <li><b>R1</b> An operation is one unit of work: it happens wholly or leaves nothing behind. A single statement runs
 *       in autocommit, several statements run in one transaction.
 *   <li><b>R2</b> A cause that lies in the database arrives as a {@link StoreException} with the SQLSTATE, and nothing of
 *       JDBC, jOOQ or Jakarta Persistence escapes. An argument that no database is needed to refuse is an {@link
 *       IllegalArgumentException} before any connection is borrowed.
 *   <li><b>R3</b> The connection goes back to the pool on every path, and is held no longer than the unit of work.
 *   <li><b>R4</b> Time comes from the clock of {@link StoreOptions}, cut to microseconds. Money has two decimals.
 *   <li><b>R5</b> Text is stored and compared as it is given, code point by code point: no trimming, no case folding, and
 *       no part of it is ever read as SQL. PostgreSQL cannot store the character NUL: such text is an {@link
 *       StoreException.InvalidValue}.
 * </ul>
 *
 * <h2>{@link #registerUser registerUser}</h2>
 *
 * <ul>
 *   <li><b>R10</b> The user is stored with the given email, name and password hash; created and updated are the clock's
 *       time; the returned user is what a later read returns.
 *   <li><b>R11</b> An email that is taken is a {@link StoreException.UniqueViolation} of {@code users_email_key}.
 * </ul>
 *
 * <h2>{@link #userWithRecentOrders userWithRecentOrders}</h2>
 *
 * <ul>
 *   <li><b>R20</b> The orders are the user's own, newest first; orders of the same instant come in descending id.
 *   <li><b>R21</b> At most {@code take} orders are returned, all of them when there are fewer, none when it is 0; a
 *       negative one is an {@link IllegalArgumentException}.
 *   <li><b>R22</b> Each order has all its items in the order in which they were placed, with SKU, quantity and the unit
 *       price at that time.
 *   <li><b>R23</b> A user without orders is returned with an empty list; an unknown one is {@link StoreException.NotFound}.
 * </ul>
 *
 * <h2>{@link #searchOrders searchOrders}</h2>
 *
 * <ul>
 *   <li><b>R30</b> An order is found when it meets every criterion that is present; with none present all are found.
 *   <li><b>R31</b> The email is the user's, in full; the minimum total is inclusive; the time range includes its start and
 *       excludes its end.
 *   <li><b>R32</b> The result has the asked order; equals come in descending id, except oldest first, where they come in
 *       ascending id.
 *   <li><b>R33</b> At most {@code limit} orders are returned: the first ones in the asked order.
 * </ul>
 *
 * <h2>{@link #placeOrder placeOrder}</h2>
 *
 * <ul>
 *   <li><b>R40</b> The order is stored as {@link OrderStatus#NEW}, version 0, at the clock's time, its total the sum of
 *       quantity times the product's price at this moment; its items stand in the order of the lines.
 *   <li><b>R41</b> The stock of each product falls by what was ordered of it, also when it stands in several lines.
 *   <li><b>R42</b> More than there is in stock is a {@link StoreException.CheckViolation} of {@code inventory_stock_check};
 *       the last piece can be ordered.
 *   <li><b>R43</b> An unknown product is {@link StoreException.NotFound}.
 *   <li><b>R44</b> An unknown user is a {@link StoreException.ForeignKeyViolation} of {@code orders_user_id_fkey}.
 *   <li><b>R45</b> Inventory rows are locked in the order of product ids, so that orders of the same products in whatever
 *       order of lines do not deadlock; nothing is sold that is not there.
 * </ul>
 *
 * <p>Implementations are safe for use by several threads. {@link #close()} gives back what the store itself holds, never
 * the data source, which belongs to the caller.
 */
public interface OrderStore extends AutoCloseable {

    /**
     * Stores a new user.
     *
     * @throws StoreException.UniqueViolation when the email is taken (R11)
     * @throws StoreException.InvalidValue when a text contains NUL (R5)
     */
    User registerUser(NewUser user);

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
     * Places an order: order, items and stock in one transaction.
     *
     * @throws StoreException.NotFound when a product is unknown (R43)
     * @throws StoreException.ForeignKeyViolation when the user is unknown (R44)
     * @throws StoreException.CheckViolation when the stock does not suffice (R42)
     */
    OrderReceipt placeOrder(NewOrder order);

    @Override
    void close();
}
