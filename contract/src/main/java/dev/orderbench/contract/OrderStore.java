package dev.orderbench.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A store of users and orders on PostgreSQL: what every contender implements.
 *
 * <p>Each rule below has a number; the contract test kit has a test of the same number for it.
 *
 * <h2>For all operations</h2>
 *
 * <ul>
 *   <li><b>R1</b> An operation is one unit of work: it happens wholly or leaves nothing behind. A single statement runs
 *       in autocommit, several statements run in one transaction; a read made of several statements shows one moment.
 *   <li><b>R2</b> A cause that lies in the database arrives as a {@link StoreException} with the SQLSTATE, and nothing of
 *       JDBC, jOOQ or Jakarta Persistence escapes. An argument that no database is needed to refuse is an {@link
 *       IllegalArgumentException} before any connection is borrowed.
 *   <li><b>R3</b> The connection goes back to the pool on every path, also after an {@link Error} and after an
 *       interruption, in the state in which it was lent, and is held no longer than the unit of work.
 *   <li><b>R4</b> Time comes from the clock of {@link StoreOptions}, cut to microseconds. Money has two decimals.
 *   <li><b>R5</b> Text is stored and compared as it is given, code point by code point: no trimming, no case folding, and
 *       no part of it is ever read as SQL. PostgreSQL cannot store the character NUL: such text is an {@link
 *       StoreException.InvalidValue}.
 *   <li><b>R6</b> Where an argument breaks several rules at once, the failure is that of one of them.
 *   <li><b>R7</b> The number of round trips of a read does not grow with the number of rows that it finds ({@link
 *       #exportOrders exportOrders}, which fetches in portions, is excepted), and that of a write grows only by whole
 *       batches of at least 50 rows. Variants that are {@link Variant#NAIVE} are excepted.
 * </ul>
 *
 * <h2>{@link #registerUser registerUser}, {@link #registerUserWithOrders registerUserWithOrders}</h2>
 *
 * <ul>
 *   <li><b>R10</b> The user is stored with the given email, name and password hash; created and updated are the clock's
 *       time; the returned user is what a later read returns.
 *   <li><b>R11</b> An email that is taken is a {@link StoreException.UniqueViolation} of {@code users_email_key}.
 *   <li><b>R12</b> The first orders are placed under the rules R40 to R43 and R45, in the order in which they are given and
 *       all at the same time of the clock; their receipts come in that order, their keys ascend.
 *   <li><b>R13</b> User and orders are stored together or not at all.
 * </ul>
 *
 * <h2>{@link #findUserByEmail findUserByEmail}, {@link #findOrder findOrder}</h2>
 *
 * <ul>
 *   <li><b>R15</b> The user of exactly this email, as stored; empty when there is none.
 *   <li><b>R17</b> The order of this key with all its items in the order in which they were placed (as in R22), in one
 *       moment; empty when there is none.
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
 * <h2>{@link #ordersAfter ordersAfter}</h2>
 *
 * <ul>
 *   <li><b>R25</b> The page holds the orders after the cursor in the list of all orders, newest first, equals in
 *       descending id: those placed earlier, or at the same instant with a smaller id.
 *   <li><b>R26</b> At most {@code size} orders are returned; 0 or less is an {@link IllegalArgumentException}.
 *   <li><b>R27</b> Pages that follow each other, each from the last order of the one before, hold every order exactly once,
 *       also when newer orders are placed in between.
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
 * <h2>{@link #exportOrders exportOrders}</h2>
 *
 * <ul>
 *   <li><b>R34</b> The sink gets every order of the range once, oldest first, equals in ascending id, all of one moment.
 *   <li><b>R35</b> Memory does not grow with the number of orders: they come over the wire in portions of at most 1,000,
 *       not all before the first is handed over.
 *   <li><b>R36</b> What the sink throws ends the export, comes out unchanged, and the connection goes back (R3).
 * </ul>
 *
 * <h2>{@link #salesReport salesReport}</h2>
 *
 * <ul>
 *   <li><b>R37</b> Reported are the items of the orders placed in the range that are not cancelled, by month of placement in
 *       UTC and product; revenue, pieces, rank and running total as {@link SalesRow} defines them.
 *   <li><b>R38</b> Rows whose rank is above {@code top} are left out, after ranks and running totals were computed; {@code
 *       top} below 1 is an {@link IllegalArgumentException}. Rows come by month, then rank, then SKU.
 *   <li><b>R39</b> Within a transaction, the report sees what the transaction has written.
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
 *   <li><b>R43</b> An unknown product, or one of which no stock was ever counted, is {@link StoreException.NotFound}.
 *   <li><b>R44</b> An unknown user is a {@link StoreException.ForeignKeyViolation} of {@code orders_user_id_fkey}.
 *   <li><b>R45</b> Inventory rows are locked in the order of product ids, so that orders of the same products in whatever
 *       order of lines do not deadlock; nothing is sold that is not there. This holds for all operations that change
 *       stock.
 * </ul>
 *
 * <h2>{@link #cancelOrder cancelOrder}</h2>
 *
 * <ul>
 *   <li><b>R46</b> The order becomes {@link OrderStatus#CANCELLED}, its version rises by one, and the stock of each product
 *       rises by what was ordered of it; nothing else changes. A product of which no stock was ever counted stays so.
 *   <li><b>R47</b> An order that is neither {@link OrderStatus#NEW} nor {@link OrderStatus#PAID} is {@link
 *       StoreException.WrongStatus}: of two that cancel the same order at the same time, one succeeds.
 *   <li><b>R48</b> An unknown order is {@link StoreException.NotFound}.
 * </ul>
 *
 * <h2>{@link #changeStatus changeStatus}</h2>
 *
 * <ul>
 *   <li><b>R50</b> The order has the new status, also when it is the old one, and its version rises by one; nothing else
 *       changes. {@link OrderStatus#CANCELLED} is an {@link IllegalArgumentException}.
 *   <li><b>R51</b> An order of another version than the expected one is {@link StoreException.StaleVersion}: of two that
 *       change the same version at the same time, one succeeds.
 *   <li><b>R52</b> An order of the expected version that is cancelled is {@link StoreException.WrongStatus}.
 *   <li><b>R53</b> An unknown order is {@link StoreException.NotFound}.
 * </ul>
 *
 * <h2>{@link #importOrders importOrders}</h2>
 *
 * <ul>
 *   <li><b>R55</b> Each order is stored as given, version 0, its total the sum of quantity times unit price; stock does not
 *       change. Keys ascend in the order in which orders, and items within an order, are given, and come back in that order.
 *   <li><b>R56</b> An unknown user is a {@link StoreException.ForeignKeyViolation} of {@code orders_user_id_fkey}, an unknown
 *       product one of {@code order_items_product_id_fkey}, a total out of range an {@link StoreException.InvalidValue}; then
 *       no order is stored.
 *   <li><b>R57</b> More than 100,000 orders are an {@link IllegalArgumentException}; an empty list asks nothing of the
 *       database.
 * </ul>
 *
 * <h2>{@link #adjustStock adjustStock}</h2>
 *
 * <ul>
 *   <li><b>R60</b> The stock of each counted product is what was counted, also where none was ever counted before; other
 *       products are left alone.
 *   <li><b>R61</b> A negative level is a {@link StoreException.CheckViolation} of {@code inventory_stock_check}, an unknown
 *       product a {@link StoreException.ForeignKeyViolation} of {@code inventory_product_id_fkey}; then nothing changes.
 * </ul>
 *
 * <h2>{@link #inTransaction inTransaction}</h2>
 *
 * <ul>
 *   <li><b>R70</b> What the work did is committed when it returns, and rolled back when it throws; what it throws, be it a
 *       {@link RuntimeException} or an {@link Error}, comes out unchanged.
 *   <li><b>R71</b> The operations of a unit of work see what those before them wrote, and of other transactions what the
 *       isolation level lets a new statement see. A failure comes out of the operation that caused it, not of a later one.
 *   <li><b>R72</b> After an operation of the work has failed with a {@link StoreException}, the unit of work has failed,
 *       also when the work catches that: later operations throw the same failure without asking the database, the
 *       transaction is rolled back, and the failure comes out unless the work throws something else.
 *   <li><b>R73</b> A transaction that is used after its work has ended is an {@link IllegalStateException}.
 *   <li><b>R74</b> The work runs on one connection, at the asked isolation level; the connection comes back as it was lent.
 *   <li><b>R75</b> In a read-only unit of work a write is a {@link StoreException.ReadOnlyViolation} (25006).
 * </ul>
 *
 * <h2>Retry</h2>
 *
 * <ul>
 *   <li><b>R80</b> A unit of work that ends with {@link StoreException.Deadlock} or {@link StoreException.SerializationFailure}
 *       is rolled back and run again, from the start and in a new transaction, as often as the {@link RetryPolicy} says;
 *       after any other failure it is not.
 *   <li><b>R81</b> When all attempts have failed, the failure of the last comes out, with those before it suppressed.
 *   <li><b>R82</b> No connection is held between attempts. An interruption while waiting ends the waiting: the last failure
 *       comes out, and the thread is still interrupted.
 * </ul>
 *
 * <h2>Statement time-out</h2>
 *
 * <ul>
 *   <li><b>R85</b> A statement that runs longer than the time-out of its unit of work, or where that has none, of its store,
 *       is cancelled by the server: {@link StoreException.StatementTimeout} (57014). Waiting for a lock counts.
 *   <li><b>R86</b> A time-out of a unit of work replaces that of the store, zero for no limit; it is in force for that unit
 *       alone.
 * </ul>
 *
 * <h2>Advisory locks</h2>
 *
 * <ul>
 *   <li><b>R90</b> Of several units of work with the lock of the same key, one runs at a time; the lock is released when the
 *       transaction has ended, whether it was committed or rolled back.
 *   <li><b>R91</b> {@link #tryWithAdvisoryLock tryWithAdvisoryLock} does not wait: when another has the lock, the work does
 *       not run and the result is empty.
 * </ul>
 *
 * <h2>{@link #subscribe subscribe}</h2>
 *
 * <p>The database announces each order that is inserted and each change of a status on the channel {@code order_events},
 * where its setting {@code orderbench.events} is {@code on}; it is off unless switched on, since each announcement costs.
 *
 * <ul>
 *   <li><b>R95</b> A listener hears every event that is committed after {@code subscribe} has returned, whoever caused it,
 *       in the order of the commits; of what is rolled back it hears nothing.
 *   <li><b>R96</b> When its connection breaks, the subscription connects again by itself, waiting longer after each attempt,
 *       up to 5 s.
 *   <li><b>R97</b> Once it is connected again, it says between which two moments events may have been missed, before it
 *       hands over later ones.
 *   <li><b>R98</b> It holds one connection of the data source until it or the store is closed; count it in the pool's size.
 * </ul>
 *
 * <h2>Connections</h2>
 *
 * <ul>
 *   <li><b>R100</b> The server that cannot be reached (08001) or that breaks the connection (class 08, 57P01 to 57P03) is
 *       {@link StoreException.ConnectionLost}, and then nothing was committed. Where the connection breaks while a commit, or
 *       a write in autocommit, is under way, nobody knows whether it happened: {@link StoreException.CommitOutcomeUnknown}.
 *   <li><b>R101</b> A server that accepts no more connections is {@link StoreException.TooManyConnections} (53300), a pool
 *       that has none to lend {@link StoreException.PoolExhausted}, whatever the pool's exception looks like.
 * </ul>
 *
 * <p>Implementations are safe for use by several threads. {@link #close()} ends the subscriptions and gives back what the
 * store itself holds, never the data source, which belongs to the caller.
 */
public interface OrderStore extends OrderOperations, AutoCloseable {

    /**
     * Runs work in one transaction: committed when it returns, rolled back when it throws.
     *
     * <p>The operations of this store, called from within the work, are units of work of their own on other connections; those
     * of the {@link Transaction} are parts of it.
     */
    <T extends @Nullable Object> T inTransaction(TransactionOptions options, UnitOfWork<T> work);

    /** Runs a list of work in one transaction, one after the other, and returns their results in that order. */
    default <T extends @Nullable Object> List<T> inTransaction(
            TransactionOptions options, List<? extends UnitOfWork<? extends T>> works) {
        return inTransaction(options, transaction -> {
            List<T> results = new ArrayList<>(works.size());
            for (UnitOfWork<? extends T> work : works) {
                results.add(work.run(transaction));
            }
            return results;
        });
    }

    /** Runs work in one transaction that has the advisory lock of a key, waiting for it first (R90). */
    default <T extends @Nullable Object> T withAdvisoryLock(long key, UnitOfWork<T> work) {
        return inTransaction(TransactionOptions.DEFAULT, transaction -> {
            transaction.lockAdvisory(key);
            return work.run(transaction);
        });
    }

    /** Runs work in one transaction that has the advisory lock of a key, or does nothing when another has it (R91). */
    default <T> Optional<T> tryWithAdvisoryLock(long key, UnitOfWork<T> work) {
        return inTransaction(
                TransactionOptions.DEFAULT,
                transaction ->
                        transaction.tryLockAdvisory(key) ? Optional.of(work.run(transaction)) : Optional.empty());
    }

    /**
     * Subscribes to order events; returns when they are being heard.
     *
     * @throws StoreException when the connection for it cannot be had
     */
    Subscription subscribe(OrderEventListener listener);

    @Override
    void close();
}
