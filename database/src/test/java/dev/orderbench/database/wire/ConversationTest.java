package dev.orderbench.database.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages written by hand, in pieces of every size. */
class ConversationTest {

    private final Conversation conversation = new Conversation();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 11, 1000})
    void sameIsCountedHoweverTheBytesComeParted(int piece) throws IOException {
        client(piece, untyped(80877103));
        server(piece, bytes('N'));
        client(piece, untyped(196608, "user", "me", ""));
        server(piece, message('R', 0), message('S', "TimeZone", "UTC"), message('K', 4711, 9), message('Z', "I"));
        conversation.reset();

        client(piece, message('P', "", "BEGIN"), message('B', "", ""), message('E', "", 0));
        client(piece, message('P', "S_1", "SELECT ä"), message('B', "C_1", "S_1"), message('D', "PC_1"));
        client(piece, message('E', "C_1", 2), message('S'));
        server(piece, message('1'), message('2'), message('C', "BEGIN"), message('1'), message('2'), message('T', "…"));
        server(piece, message('D', "row"), message('N', "SNOTICE", "Mwell", ""), message('D', "row"), message('s'));
        server(piece, message('Z', "T"));
        client(piece, message('E', "C_1", 2), message('S'));
        server(piece, message('D', "row"), message('C', "SELECT 1"), message('Z', "T"));

        WireMeter.Reading reading = conversation.reading();
        assertThat(reading.sql()).containsExactly("BEGIN", "SELECT ä");
        assertThat(reading.statements()).isEqualTo(2);
        assertThat(reading.parses()).isEqualTo(2);
        assertThat(reading.portions()).isEqualTo(1);
        assertThat(reading.roundTrips()).isEqualTo(2);
        assertThat(reading.rows()).isEqualTo(3);
        assertThat(reading.largestPortion()).isEqualTo(2);
        assertThat(reading.notices()).containsExactly("well");
        // P 12, B 7, E 10; P 19, B 13, D 10, E 13, S 5; E 13, S 5.
        assertThat(reading.bytesOut()).isEqualTo(12 + 7 + 10 + 19 + 13 + 10 + 13 + 5 + 13 + 5);
        // 1 5, 2 5, C 11, 1 5, 2 5, T 9; D 9, N 20, D 9, s 5; Z 7; D 9, C 14, Z 7.
        assertThat(reading.bytesIn()).isEqualTo(5 + 5 + 11 + 5 + 5 + 9 + 9 + 20 + 9 + 5 + 7 + 9 + 14 + 7);
        assertThat(conversation.backend()).isEqualTo(4711);
    }

    @Test
    void startUpIsCountedToo() throws IOException {
        client(1000, untyped(80877103));
        server(1000, bytes('N'));
        client(1000, untyped(196608, "user", "me", ""));
        server(1000, message('R', 5));
        client(1000, message('p', "md5"));
        server(1000, message('R', 0), message('Z', "I"));
        assertThat(conversation.reading().roundTrips()).isEqualTo(3);
        assertThat(conversation.reading().statements()).isZero();
    }

    @Test
    void nameOfAStatementMeansWhatWasParsedLast() throws IOException {
        started();
        client(1000, message('P', "S_1", "SELECT 1"), message('B', "", "S_1"), message('E', "", 0), message('S'));
        // A portal keeps the statement that it was bound to.
        client(1000, message('B', "old", "S_1"), message('C', "SS_1"), message('P', "S_1", "SELECT 2"));
        client(1000, message('B', "", "S_1"), message('E', "", 0), message('E', "old", 0), message('S'));
        client(1000, message('C', "SS_1"), message('B', "", "S_1"), message('E', "", 0), message('S'));
        assertThat(conversation.reading().sql())
                .containsExactly("SELECT 1", "SELECT 2", "SELECT 1", "(unknown statement S_1)");
        assertThat(conversation.reading().portions()).isZero();
    }

    @Test
    void requestsSentTogetherAreOneRoundTrip() throws IOException {
        started();
        client(1000, message('S'), message('S'));
        server(1000, message('Z', "I"), message('Z', "I"));
        assertThat(conversation.reading().roundTrips()).isEqualTo(1);
    }

    @Test
    void whatTheServerSaysUnaskedIsNoAnswer() throws IOException {
        started();
        server(1000, message('A', 1, "channel", "payload"), message('N', "Mhello", ""), message('S', "a", "b"));
        assertThat(conversation.reading().roundTrips()).isZero();
        client(1000, message('Q', "SELECT 1"));
        server(1000, message('A', 1, "channel", "payload"));
        assertThat(conversation.reading().roundTrips()).isZero();
        server(1000, message('C', "SELECT 0"), message('Z', "I"));
        assertThat(conversation.reading().roundTrips()).isEqualTo(1);
    }

    @Test
    void encryptedConnectionIsRefused() throws IOException {
        client(1000, untyped(80877103));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> server(1000, bytes('S')))
                .withMessageContaining("sslmode=disable");
    }

    @Test
    void errorInPlaceOfTheSingleByteIsRead() throws IOException {
        client(1000, untyped(80877103));
        server(3, message('E', "Mno", ""));
        assertThat(conversation.reading().errors()).isEqualTo(1);
        assertThat(conversation.reading().roundTrips()).isEqualTo(1);
    }

    private void started() throws IOException {
        client(1000, untyped(196608, "user", "me", ""));
        server(1000, message('R', 0), message('Z', "I"));
        conversation.reset();
    }

    private void client(int piece, byte[]... messages) throws IOException {
        byte[] all = joined(List.of(messages));
        for (int at = 0; at < all.length; at += piece) {
            conversation.sent(all, at, Math.min(piece, all.length - at));
        }
    }

    private void server(int piece, byte[]... messages) throws IOException {
        byte[] all = joined(List.of(messages));
        for (int at = 0; at < all.length; at += piece) {
            conversation.received(all, at, Math.min(piece, all.length - at));
        }
    }

    private static byte[] joined(List<byte[]> messages) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] message : messages) {
            all.write(message);
        }
        return all.toByteArray();
    }

    private static byte[] bytes(char... characters) {
        return new String(characters).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] untyped(Object... contents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (Object part : contents) {
            if (part instanceof Integer number) {
                out.writeInt(number);
            } else {
                out.write(part.toString().getBytes(StandardCharsets.UTF_8));
                out.write(0);
            }
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        DataOutputStream message = new DataOutputStream(whole);
        message.writeInt(bytes.size() + 4);
        message.write(bytes.toByteArray());
        return whole.toByteArray();
    }

    private static byte[] message(char type, Object... contents) throws IOException {
        return joined(List.of(bytes(type), untyped(contents)));
    }
}
