package dev.orderbench.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.User;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** R10 and R11, and R5 where text is written. */
interface RegisterUserRules extends Rules {

    /** Texts that have broken programs before. */
    List<String> AWKWARD_TEXTS = List.of(
            "",
            " leading and trailing ",
            "O'Neil \"Bob\" \\ % _ ? :name $1 {fn now()}",
            "'; DROP TABLE order_items; --",
            "' OR '1'='1",
            "x') ON CONFLICT DO NOTHING --",
            "Ελένη Đorđe 李娜 Зоя",
            "e\u0301 is not \u00e9",
            "\ud83d\udc69\u200d\ud83d\ude80 \ud83c\uddea\ud83c\uddfa",
            "line\nbreak\r\n\ttab",
            "\u0001\u001f\u007f\uffff",
            "x".repeat(10_000));

    List<NewUser> USERS_WITH_NUL = List.of(
            new NewUser("nul\0@example.org", "name", "hash"),
            new NewUser("nul@example.org", "na\0me", "hash"),
            new NewUser("nul@example.org", "name", "\0hash"));

    @Test
    default void r10_userIsStoredAsGiven() {
        User user = store().registerUser(new NewUser("ann@example.org", "Ann", "$2b$12$hash"));

        assertThat(user)
                .isEqualTo(new User(
                        user.id(), "ann@example.org", "Ann", "$2b$12$hash", Fixture.STORED_NOW, Fixture.STORED_NOW));
        assertThat(fixture().query("""
                SELECT id, name, password_hash, created_at, updated_at FROM users WHERE email = 'ann@example.org'
                """))
                .containsExactly(List.of(
                        Long.toString(user.id()),
                        "Ann",
                        "$2b$12$hash",
                        "2026-02-03 04:05:06.123456+00",
                        "2026-02-03 04:05:06.123456+00"));
    }

    @Test
    default void r10_returnedUserIsWhatIsReadLater() {
        User first = store().registerUser(new NewUser("ann@example.org", "Ann", "hash"));
        User second = store().registerUser(new NewUser("bob@example.org", "Bob", "hash"));

        assertThat(store().userWithRecentOrders(first.id(), 10).user()).isEqualTo(first);
        assertThat(store().userWithRecentOrders(second.id(), 10).user()).isEqualTo(second);
        assertThat(Stream.of(first, second).map(User::id))
                .as("keys above those of the dataset")
                .allMatch(id -> id > fixture().dataset().size().users());
    }

    @Test
    default void r11_takenEmailIsRefused() {
        NewUser taken = new NewUser(fixture().dataset().user(0).email(), "Ann", "hash");
        assertFails(
                () -> store().registerUser(taken),
                StoreException.UniqueViolation.class,
                "23505",
                "users_email_key",
                false);
    }

    @Test
    default void r11_emailOfOtherCaseIsAnother() {
        store().registerUser(new NewUser("Ann@example.org", "Ann", "hash"));
        store().registerUser(new NewUser("ann@example.org", "Ann", "hash"));

        assertThat(fixture().query("SELECT email FROM users WHERE lower(email) = 'ann@example.org' ORDER BY email"))
                .containsExactly(List.of("Ann@example.org"), List.of("ann@example.org"));
    }

    @Test
    default void r05_textIsStoredCodePointByCodePoint() {
        for (String text : AWKWARD_TEXTS) {
            // An index entry holds at most a third of a page: the longest text is no email.
            String email = text.length() > 1_000 ? "long@example.org" : text;

            User user = store().registerUser(new NewUser(email, text, text));

            assertThat(fixture().query("SELECT email, name, password_hash FROM users WHERE id = " + user.id()))
                    .containsExactly(List.of(email, text, text));
            assertThat(store().userWithRecentOrders(user.id(), 1).user()).isEqualTo(user);
        }
    }

    @Test
    default void r05_nulIsRefused() {
        for (NewUser user : USERS_WITH_NUL) {
            assertFails(() -> store().registerUser(user), StoreException.InvalidValue.class, "22021", null, false);
        }
    }
}
