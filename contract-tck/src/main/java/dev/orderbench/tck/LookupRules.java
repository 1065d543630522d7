package dev.orderbench.tck;

import static dev.orderbench.tck.OrderData.item;
import static dev.orderbench.tck.OrderData.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.Order;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.User;
import dev.orderbench.database.Dataset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R15 and R17, and R5 where an email is looked up. */
interface LookupRules extends Rules {

    @Test
    default void r15_userIsReadAsStored() {
        for (int user = 0; user < fixture().dataset().size().users(); user++) {
            assertThat(store().findUserByEmail(Dataset.email(user)))
                    .as("the user of the email %s", Dataset.email(user))
                    .contains(fixture().dataset().user(user));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user0000000",
                "USER0000000@orderbench.example",
                " user0000000@orderbench.example",
                "user0000000@orderbench.example ",
                "user000000_@orderbench.example",
                "%",
                ""
            })
    default void r15_emailIsComparedInFullAndWithItsCase(String email) {
        assertThat(store().findUserByEmail(email))
                .as("no user has exactly the email '%s'", email)
                .isEmpty();
    }

    @Test
    default void r05_awkwardEmailIsLookedUpCodePointByCodePoint() {
        for (String text : RegisterUserRules.AWKWARD_TEXTS) {
            if (text.length() > 1_000) {
                assertThat(store().findUserByEmail(text)).isEmpty();
                continue;
            }
            assertThat(store().findUserByEmail(text))
                    .as("nobody has the email '%s' yet: is it read as SQL or as a pattern?", text)
                    .isEmpty();

            User user = store().registerUser(new NewUser(text, "Ann", "hash"));

            assertThat(store().findUserByEmail(text))
                    .as("the user of the email '%s'", text)
                    .contains(user);
        }
    }

    @Test
    default void r05_nulInALookedUpEmailIsRefused() {
        assertFails(
                () -> store().findUserByEmail("user\0@orderbench.example"),
                StoreException.InvalidValue.class,
                "22021",
                null,
                false);
    }

    @Test
    default void r17_orderIsReadWithAllItsItems() {
        for (int order = 0; order < fixture().dataset().size().orders(); order++) {
            assertThat(store().findOrder(order + 1L))
                    .as("order %d", order + 1)
                    .contains(fixture().dataset().order(order));
        }
    }

    @Test
    default void r17_itemsComeInTheOrderInWhichTheyWerePlaced() {
        long id = store().placeOrder(new NewOrder(1, List.of(line(9, 1), line(2, 2), line(31, 3), line(2, 4))))
                .orderId();

        assertThat(store().findOrder(id).map(Order::items))
                .as("items in the order of the lines: are they sorted by their own keys?")
                .contains(List.of(item(9, 1), item(2, 2), item(31, 3), item(2, 4)));
    }

    @Test
    default void r17_orderWithoutItemsIsReadToo() {
        long id = fixture().key("""
                INSERT INTO orders (user_id, status, total, created_at) VALUES (1, 'NEW', 0, '2027-01-01Z') RETURNING id
                """);

        assertThat(store().findOrder(id).map(Order::items))
                .as("an order without items, as other writers of the database may leave one")
                .contains(List.of());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 401, Long.MAX_VALUE, Long.MIN_VALUE})
    default void r17_unknownOrderIsEmpty(long orderId) {
        assertThat(store().findOrder(orderId)).isEmpty();
    }
}
